import { wholeLengths } from '../live/whole-lengths.ts';
import { type Accumulator, PRESENT } from './accumulator.ts';
import { lengthNorm, rarity } from './bm25.ts';
import { type Plan, termPlans } from './plan.ts';
import type { ScoreDependencies } from './scoring.ts';

/**
 * Scores what has any of some words, each word one thing however it is written and wherever it stands: BM25 of the
 * weighted frequency of all its forms in all its fields (BM25F of Robertson, Zaragoza and Taylor, CIKM 2004), times how
 * often documents that have it have it on average, plus a little for rare ones: (F + 1) / n, the after-effect of the
 * model InB2 of Amati and van Rijsbergen (TOIS 20, 2002). A word that some texts repeat is what those texts are about;
 * one that is as frequent but spread evenly is not, and needs to be on no list of stop words. Each word weighs what its
 * terms are boosted by; the share that an inexact term counts with is its weight as elsewhere.
 *
 * Every posting of its terms is read, also of documents that are not `among` those asked for: n and F are of them all.
 */
export const blend = (
  words: readonly Plan[],
  among: Uint32Array | null,
  { index, postings, accumulators, derivedOf, bitOf }: ScoreDependencies,
): Accumulator => {
  const result = accumulators.take(index.numbers);
  const found = accumulators.take(index.numbers);
  const asked = among === null ? null : accumulators.take(index.numbers);
  if (among !== null) for (const document of among) asked?.add(document, 0, PRESENT);
  const lengthOf = wholeLengths(index);
  const average = index.averages.lengths.reduce((sum: number, length) => sum + (length ?? 0), 0);
  for (const word of words) {
    const terms = termPlans(word);
    const [first] = terms;
    if (first === undefined) continue;
    let all = 0;
    let bits = PRESENT;
    for (const plan of terms) {
      bits |= bitOf(plan.term);
      for (const derived of derivedOf(plan)) {
        postings.open(derived);
        for (const { field, boost } of plan.fields) {
          const weight = (boost * derived.weight * plan.termBoost) / first.termBoost;
          const count = postings.read(field);
          all += weigh(postings.documents, postings.frequencies, count, weight, found);
        }
      }
    }
    const { bm25 } = first;
    const weight = (first.termBoost * rarity(found.count, index.documents) * (all + 1)) / Math.max(1, found.count);
    for (let at = 0; at < found.count; at++) {
      const document = found.touched[at] as number;
      if (asked !== null && !asked.has(document)) continue;
      const frequency = found.scores[document] as number;
      const norm = lengthNorm(lengthOf(document), average, bm25);
      result.add(document, (weight * frequency * (bm25.k + 1)) / (frequency + norm), bits);
    }
    found.clear();
  }
  accumulators.give(found);
  if (asked !== null) accumulators.give(asked);
  return result;
};

/** Adds up frequencies, each so many times; answers their sum. */
const weigh = (
  documents: Uint32Array,
  frequencies: Uint32Array,
  count: number,
  weight: number,
  into: Accumulator,
): number => {
  let all = 0;
  for (let at = 0; at < count; at++) {
    const frequency = weight * (frequencies[at] as number);
    all += frequency;
    into.add(documents[at] as number, frequency, PRESENT);
  }
  return all;
};
