import type { LiveIndex } from '../live/live-index.ts';
import type { Accumulator, Accumulators } from './accumulator.ts';
import type { Derived } from './expand.ts';
import type { Plan, TermPlan } from './plan.ts';
import type { LivePostings } from './postings.ts';

export type ScoreDependencies = {
  readonly index: LiveIndex;
  readonly postings: LivePostings;
  readonly accumulators: Accumulators;
  readonly derivedOf: (plan: TermPlan) => readonly Derived[];
  /** The bit of each of the query's words. */
  readonly bitOf: (term: string) => number;
  /** About how many bytes of postings a part of the query has to read. */
  readonly costOf: (plan: Plan) => number;
};

/** Scores what matches a plan, of all documents or of the ascending ones of `among`. */
export type Score = (plan: Plan, among: Uint32Array | null) => Accumulator;
