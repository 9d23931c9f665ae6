import { type Accumulator, PRESENT } from './accumulator.ts';
import { blend } from './blend.ts';
import { rarity } from './bm25.ts';
import { intersect } from './intersect.ts';
import { type Norms, normsFor } from './norms.ts';
import type { Plan, TermPlan } from './plan.ts';
import { rarestOf } from './rarest.ts';
import type { Score, ScoreDependencies } from './scoring.ts';

/** Of a query's words no more can be told apart by the bits of one number, one bit being taken. */
export const MOST_WORDS = 31;

/**
 * Scores every document that matches a query, straight from the postings, with the operations and in the order of
 * MiniSearch: the scores are the same to the last bit, and so is the order of equal ones, where no prefix or misspelling is
 * involved; what is blended is scored in its own way. Cannot boost by document.
 */
export const scorer = (dependencies: ScoreDependencies): Score => {
  const { index, accumulators } = dependencies;
  const norms = normsFor(index);

  const score: Score = (plan, among) => {
    if (plan.kind === 'term') return scoreTerm(plan, among, accumulators.take(index.numbers));
    if (plan.kind === 'everything') return scoreEverything(among);
    const [first, ...others] = plan.parts;
    if (first === undefined) return accumulators.take(index.numbers);
    if (plan.operator === 'blend') return blend(plan.parts, among, dependencies);
    if (plan.operator === 'and') return intersect(plan.parts, among, score, dependencies);
    const scores = score(first, among);
    for (const part of others) {
      if (plan.operator === 'or') unite(scores, part, among);
      else if (plan.operator === 'best') {
        const others = score(part, among);
        scores.raiseTo(others);
        accumulators.give(others);
      } else {
        const excluded = score(part, among);
        scores.retain((document) => !excluded.has(document));
        accumulators.give(excluded);
      }
    }
    return scores;
  };

  const unite = (scores: Accumulator, part: Plan, among: Uint32Array | null): void => {
    // A sum of one summand may be added right away: its document is touched once.
    if (part.kind === 'term' && part.fields.length === 1 && dependencies.derivedOf(part).length <= 1) {
      scoreTerm(part, among, scores);
      return;
    }
    const others = score(part, among);
    scores.addAll(others);
    accumulators.give(others);
  };

  const scoreTerm = (plan: TermPlan, among: Uint32Array | null, into: Accumulator): Accumulator => {
    const { postings } = dependencies;
    const bits = dependencies.bitOf(plan.term) | PRESENT;
    const most = rarestOf(plan, dependencies);
    const fields = plan.fields.map(({ field, boost }) => ({ field, boost, norms: norms(field, plan.bm25) }));
    for (const derived of dependencies.derivedOf(plan)) {
      const weight = derived.weight * plan.termBoost;
      postings.open(derived);
      for (const { field, boost, norms } of fields) {
        const count = among === null ? postings.read(field) : postings.readWithin(field, among, among.length);
        if (count === 0) continue;
        const idf = Math.min(most(field), rarity(postings.matching, index.documents));
        scoreList(postings.documents, postings.frequencies, count, norms, weight * boost, idf, bits, into);
      }
    }
    return into;
  };

  const scoreEverything = (among: Uint32Array | null): Accumulator => {
    const scores = accumulators.take(index.numbers);
    const count = among === null ? index.numbers : among.length;
    for (let at = 0; at < count; at++) {
      const document = among === null ? at : (among[at] as number);
      if (!index.dead.has(document)) scores.add(document, 1, PRESENT);
    }
    return scores;
  };

  return score;
};

// The loop that a query spends its time in: `postingScore`, spelt out, and no objects.
const scoreList = (
  documents: Uint32Array,
  frequencies: Uint32Array,
  count: number,
  norms: Norms,
  weight: number,
  idf: number,
  bits: number,
  into: Accumulator,
): void => {
  const { scores, words, touched } = into;
  const { table, segment, first, bm25 } = norms;
  const { d } = bm25;
  const k1 = bm25.k + 1;
  let next = into.count;
  for (let at = 0; at < count; at++) {
    const document = documents[at] as number;
    const frequency = frequencies[at] as number;
    const norm = (document < first && table[segment[document] as number]) || norms.normOf(document);
    const score = weight * (idf * (d + (frequency * k1) / (frequency + norm)));
    const before = words[document] as number;
    words[document] = before | bits;
    if (before !== 0) scores[document] = (scores[document] as number) + score;
    else {
      scores[document] = score;
      touched[next++] = document;
    }
  }
  into.count = next;
};
