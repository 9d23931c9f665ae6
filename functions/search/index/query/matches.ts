import type { SearchOptions } from 'minisearch';
import type { LiveIndex } from '../live/live-index.ts';
import { type Accumulators, PRESENT } from './accumulator.ts';
import type { Derived } from './expand.ts';
import { explain } from './explain.ts';
import { type Plan, sourceTerms, type TermPlan } from './plan.ts';
import type { LivePostings } from './postings.ts';
import { resultOf } from './results.ts';
import { MOST_WORDS, scorer } from './score.ts';

export type MatchDependencies = {
  readonly index: LiveIndex;
  readonly postings: LivePostings;
  readonly accumulators: Accumulators;
  readonly derivedOf: (term: TermPlan) => readonly Derived[];
  readonly filter: SearchOptions['filter'];
  /** Whether a score is multiplied by the number of the query's words that matched. */
  readonly countWords: boolean;
};

/**
 * Calls with each match and its score, in the order in which MiniSearch leaves equal scores. Questions that need an object
 * for each match (a filter of results, a boost by document), or count more words than there are bits, go the plain way.
 */
export const eachMatch = (
  plan: Plan,
  among: Uint32Array | null,
  dependencies: MatchDependencies,
  visit: (document: number, score: number) => void,
): void => {
  const { index, postings, accumulators, derivedOf, filter, countWords } = dependencies;
  if (plan.kind === 'everything' && plan.boostDocument === undefined && filter === undefined) {
    eachLiving(among, index, (document) => visit(document, 1));
    return;
  }
  const words = sourceTerms(plan);
  if (filter !== undefined || (countWords && words.length > MOST_WORDS) || boostsDocuments(plan)) {
    for (const [document, explained] of explain(plan, dependencies, among)) {
      if (filter !== undefined && !filter(resultOf(document, explained, index))) continue;
      visit(document, countWords ? explained.score * (explained.terms.length || 1) : explained.score);
    }
    return;
  }
  const scores = scorer({
    index,
    postings,
    accumulators,
    derivedOf,
    bitOf: (term) => (countWords ? 2 << words.indexOf(term) : 0),
    costOf: (part) => costOf(part, dependencies),
  })(plan, among);
  for (let at = 0; at < scores.count; at++) {
    const document = scores.touched[at] as number;
    const matched = countWords ? bits((scores.words[document] as number) & ~PRESENT) || 1 : 1;
    visit(document, (scores.scores[document] as number) * matched);
  }
  accumulators.give(scores);
};

const eachLiving = (
  among: Uint32Array | null,
  { dead, numbers }: LiveIndex,
  visit: (document: number) => void,
): void => {
  const count = among === null ? numbers : among.length;
  for (let at = 0; at < count; at++) {
    const document = among === null ? at : (among[at] as number);
    if (!dead.has(document)) visit(document);
  }
};

const boostsDocuments = (plan: Plan): boolean =>
  plan.kind === 'combination' ? plan.parts.some(boostsDocuments) : plan.boostDocument !== undefined;

const costOf = (plan: Plan, dependencies: MatchDependencies): number => {
  const { index, postings, derivedOf } = dependencies;
  if (plan.kind === 'everything') return index.numbers;
  if (plan.kind === 'term') return derivedOf(plan).reduce((sum, derived) => sum + postings.costOf(derived), 0);
  const costs = plan.parts.map((part) => costOf(part, dependencies));
  return plan.operator === 'and' ? Math.min(...costs) : costs.reduce((sum, cost) => sum + cost, 0);
};

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
const bits = (word: number): number => {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};
