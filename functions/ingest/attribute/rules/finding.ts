import type { Clause, Subject } from '../clause.ts';

/** What a rule says of a quotation: whose words they are, as written, and by which cue. */
export type Finding = {
  readonly rule: string;
  readonly cue: string | null;
  readonly clause: Clause;
  readonly subject: Subject;
};

/** A rule looks at the quotation that is token `at` of a clause. */
export type Rule = (clause: Clause, at: number) => Finding | null;
