import type { Clause } from './clause.ts';
import type { Source } from './source.ts';

/** Whose words stand between the marks `span`, and what tells. */
export type Attribution = {
  readonly span: number;
  readonly clause: Clause;
  readonly source: Source | null;
  readonly cue: string | null;
  readonly rule: string;
  /** How the speaker is written there: a name is surer than a pronoun. */
  readonly form: 'name' | 'pronoun' | 'noun' | 'carried';
};
