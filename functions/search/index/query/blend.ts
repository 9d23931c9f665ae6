import { type Accumulator, PRESENT } from './accumulator.ts';
import { lengthNorm, rarity } from './bm25.ts';
import { type Plan, type TermPlan, termPlans } from './plan.ts';
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
  const norms = accumulators.take(index.numbers); // worked out once for each document that any word is in
  const asked = among === null ? null : accumulators.take(index.numbers);
  if (among !== null) for (const document of among) asked?.add(document, 0, PRESENT);
  for (const word of words) {
    const terms = termPlans(word);
    const [first] = terms;
    if (first === undefined) continue;
    const found = accumulators.take(index.numbers);
    let all = 0;
    let bits = PRESENT;
    for (const plan of terms) {
      bits |= bitOf(plan.term);
      for (const derived of derivedOf(plan)) {
        postings.open(derived);
        for (const { field, boost } of plan.fields) {
          const weight = (boost * derived.weight * plan.termBoost) / first.termBoost;
          const count = postings.read(field);
          const { documents, frequencies } = postings;
          for (let at = 0; at < count; at++) {
            const frequency = weight * (frequencies[at] as number);
            all += frequency;
            found.add(documents[at] as number, frequency, PRESENT);
          }
        }
      }
    }
    const { k } = first.bm25;
    const weight = (first.termBoost * rarity(found.count, index.documents) * (all + 1)) / Math.max(1, found.count);
    const normOf = normsIn(index, first, norms);
    for (let at = 0; at < found.count; at++) {
      const document = found.touched[at] as number;
      if (asked !== null && !asked.has(document)) continue;
      const frequency = found.scores[document] as number;
      result.add(document, (weight * frequency * (k + 1)) / (frequency + normOf(document)), bits);
    }
    accumulators.give(found);
  }
  accumulators.give(norms);
  if (asked !== null) accumulators.give(asked);
  return result;
};

/** What the length of a whole document, all fields together, does to the score of its terms. */
const normsIn = (
  index: ScoreDependencies['index'],
  { bm25 }: TermPlan,
  known: Accumulator,
): ((document: number) => number) => {
  const fields = [...index.segment.fields.keys()];
  const average = fields.reduce((sum, field) => sum + (index.averages.lengths[field] ?? 0), 0);
  return (document) => {
    if (!known.has(document)) {
      const length = fields.reduce((sum, field) => sum + Math.max(0, index.lengthOf(field, document) - 1), 0);
      known.add(document, lengthNorm(length, average, bm25), PRESENT);
    }
    return known.scores[document] as number;
  };
};
