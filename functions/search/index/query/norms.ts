import type { Lengths } from '../documents/lengths.ts';
import type { LiveIndex } from '../live/live-index.ts';
import { lengthNorm } from './bm25.ts';
import type { Bm25 } from './plan.ts';

const LONGEST = 4096; // of the lengths that are kept

/** What the length of one field does to the score of each document, worked out once a query for each length. */
export type Norms = {
  readonly bm25: Bm25;
  /** Documents below are the segment's, and these their lengths plus one. */
  readonly first: number;
  readonly segment: Lengths;
  /** By length plus one; 0 for what is not worked out yet, or beyond the table. */
  readonly table: Float64Array;
  readonly normOf: (document: number) => number;
};

/** The norms of a query, by field and by the parameters of a word. */
export const normsFor = (index: LiveIndex): ((field: number, bm25: Bm25) => Norms) => {
  const known = new Map<Bm25, (Norms | undefined)[]>();
  return (field, bm25) => {
    const byField = known.get(bm25) ?? [];
    known.set(bm25, byField);
    byField[field] ??= normsOf(index, field, bm25);
    return byField[field];
  };
};

const normsOf = (index: LiveIndex, field: number, bm25: Bm25): Norms => {
  const table = new Float64Array(LONGEST);
  const average = index.averages.lengths[field] as number;
  return {
    bm25,
    first: index.overlay.first,
    segment: index.segment.lengths[field] as Lengths,
    table,
    normOf: (document) => {
      const length = index.lengthOf(field, document);
      const norm = lengthNorm(length - 1, average, bm25);
      if (length < LONGEST) table[length] = norm;
      return norm;
    },
  };
};
