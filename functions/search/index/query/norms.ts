import type { LiveIndex } from '../live/live-index.ts';
import { lengthNorm } from './bm25.ts';
import type { Bm25 } from './plan.ts';

const LONGEST = 4096; // of the lengths that are kept

/** What each length of one field does to scores, worked out once a query for each length that occurs. */
export type Norms = {
  /** By length plus one; 0 for what is not worked out yet. */
  readonly table: Float64Array;
  readonly normOf: (lengthPlusOne: number) => number;
};

/** The norms of a query, by field and by the parameters of a word. */
export const normsFor = (index: LiveIndex): ((field: number, bm25: Bm25) => Norms) => {
  const known = new Map<Bm25, (Norms | undefined)[]>();
  return (field, bm25) => {
    const byField = known.get(bm25) ?? [];
    known.set(bm25, byField);
    byField[field] ??= normsOf(index.averages.lengths[field] as number, bm25);
    return byField[field];
  };
};

const normsOf = (average: number, bm25: Bm25): Norms => {
  const table = new Float64Array(LONGEST);
  return {
    table,
    normOf: (lengthPlusOne) => {
      const norm = lengthNorm(lengthPlusOne - 1, average, bm25);
      if (lengthPlusOne < LONGEST) table[lengthPlusOne] = norm;
      return norm;
    },
  };
};
