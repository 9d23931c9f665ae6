import type { Clause, Subject } from '../clause.ts';

/** What a rule says of a quotation: whose words they are, as written, and by which cue. */
export type Finding = {
  readonly rule: string;
  readonly cue: string | null;
  readonly clause: Clause;
  /** Null where the words are surely nobody's whom the sentence names: "she was asked". */
  readonly subject: Subject | null;
};

/** A rule looks at the quotation that is token `at` of a clause. */
export type Rule = (clause: Clause, at: number) => Finding | null;

/** Rules that find somebody in the sentence, not somebody who speaks. */
export const LAST_RESORTS: ReadonlySet<string> = new Set(['sentence-subject', 'name-before']);
