import type { Bm25 } from './plan.ts';

/** Rarer terms say more: the inverse document frequency of BM25+, in the very operations of MiniSearch. */
export const rarity = (matching: number, documents: number): number =>
  Math.log(1 + (documents - matching + 0.5) / (matching + 0.5));

/** What the length of a field does to the score of its terms. */
export const lengthNorm = (length: number, average: number, { k, b }: Bm25): number =>
  k * (1 - b + (b * length) / average);

/** The score of one posting (BM25+, Lv and Zhai 2011, as MiniSearch computes it). */
export const postingScore = (frequency: number, idf: number, norm: number, { k, d }: Bm25): number =>
  idf * (d + (frequency * (k + 1)) / (frequency + norm));
