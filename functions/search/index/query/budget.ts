import type { Derived } from './expand.ts';
import type { Operator, Plan, TermPlan } from './plan.ts';

/** The terms that each word of a query stands for. */
export type Expansions = Map<TermPlan, readonly Derived[]>;

/** About how many bytes of postings a query may read: for its words, and with what they may stand for besides. */
export type Budget = { readonly words: number; readonly all: number };

const WORDS = 3_000_000; // 1.9 million postings, 25 CPU-ms on a quiet machine
const BLENDED = 3; // times as long as in a sum: a posting is added up first, and scored then
const IN_CACHE = 100_000; // documents whose scores lie in a processor's cache
const LEAST_SHARE = 0.25; // of `all`, for what words may stand for

/**
 * The budget of an index of so many documents: beyond what a cache holds a posting costs more, as the square root of their
 * number does (measured up to a million), and what a word may stand for has to be less.
 */
export const budgetFor = (documents: number, plan: Plan): Budget => {
  const words = blends(plan) ? WORDS / BLENDED : WORDS;
  return { words, all: words * Math.min(1, Math.sqrt(IN_CACHE / Math.max(1, documents))) };
};

const blends = (plan: Plan): boolean =>
  plan.kind === 'combination' && (plan.operator === 'blend' || plan.parts.some(blends));

/**
 * Holds a query to a budget. What a reader typed in full stays; of the other terms that a prefix or a misspelling stands
 * for, the most frequent ones stay that fit in, each word having an equal share of what is left.
 * Only where whole words alone are too many, and any of them would do, are the most frequent words left out, never the
 * rarest. Answers whether anything was left out.
 */
export const holdTo = (
  budget: Budget,
  plan: Plan,
  expansions: Expansions,
  costOf: (derived: Derived) => number,
): boolean => {
  const words = [...expansions].map(([word, derived]) => {
    const exact = derived.filter((one) => one.exact);
    const others = derived.filter((one) => !one.exact);
    return { word, exact, others, exactCost: sumOf(exact, costOf), otherCost: sumOf(others, costOf) };
  });
  if (words.reduce((sum, { exactCost, otherCost }) => sum + exactCost + otherCost, 0) <= budget.all) return false;
  let left = budget.words;
  let relaxed = false;
  const alternatives = new Set(alternativesOf(plan));
  words.sort((one, other) => one.exactCost - other.exactCost);
  for (const [place, { word, exact, exactCost }] of words.entries()) {
    const dropped = place > 0 && exactCost > left && alternatives.has(word);
    expansions.set(word, dropped ? [] : exact);
    if (!dropped) left -= exactCost;
    relaxed ||= dropped;
  }
  left = Math.min(left, Math.max(budget.all - (budget.words - left), budget.all * LEAST_SHARE));
  words.sort((one, other) => one.otherCost - other.otherCost);
  for (const [place, { word, others }] of words.entries()) {
    const kept = mostFrequent(others, Math.max(0, left) / (words.length - place), costOf);
    left -= sumOf(kept, costOf);
    relaxed ||= kept.length < others.length;
    expansions.set(word, [...(expansions.get(word) ?? []), ...kept]);
  }
  return relaxed;
};

const ANY: ReadonlySet<Operator> = new Set<Operator>(['or', 'blend']);

/** The words of which a match needs none in particular. */
const alternativesOf = (plan: Plan): readonly TermPlan[] => {
  if (plan.kind === 'term') return [plan];
  if (plan.kind === 'everything' || (!ANY.has(plan.operator) && plan.parts.length > 1)) return [];
  return plan.parts.flatMap(alternativesOf);
};

const sumOf = (all: readonly Derived[], costOf: (derived: Derived) => number): number =>
  all.reduce((sum, one) => sum + costOf(one), 0);

/** Those that cost most, which is to say are most frequent, as far as they fit; in the order in which they were. */
const mostFrequent = (
  all: readonly Derived[],
  share: number,
  costOf: (derived: Derived) => number,
): readonly Derived[] => {
  const costs = Float64Array.from(all, costOf);
  const order = Uint32Array.from(all.keys()).sort((one, other) => (costs[other] as number) - (costs[one] as number));
  const kept = new Uint8Array(all.length);
  let left = share;
  for (const place of order) {
    const cost = costs[place] as number;
    if (cost > left) continue;
    left -= cost;
    kept[place] = 1;
  }
  return all.filter((_, place) => kept[place] === 1);
};
