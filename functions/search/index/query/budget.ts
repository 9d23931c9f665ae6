import type { Derived } from './expand.ts';
import type { Plan, TermPlan } from './plan.ts';

/** The terms that each word of a query stands for. */
export type Expansions = Map<TermPlan, readonly Derived[]>;

/**
 * Holds a query to about `budget` bytes of postings. What a reader typed in full stays; of the other terms that a prefix
 * or a misspelling stands for, the most frequent ones stay that fit in, each word having an equal share of what is left.
 * Only where whole words alone are too many, and any of them would do, are the most frequent words left out, never the
 * rarest. Answers whether anything was left out.
 */
export const holdTo = (
  budget: number,
  plan: Plan,
  expansions: Expansions,
  costOf: (derived: Derived) => number,
): boolean => {
  const words = [...expansions].map(([word, derived]) => {
    const exact = derived.filter((one) => one.exact);
    const others = derived.filter((one) => !one.exact);
    return { word, exact, others, exactCost: sumOf(exact, costOf), otherCost: sumOf(others, costOf) };
  });
  if (words.reduce((sum, { exactCost, otherCost }) => sum + exactCost + otherCost, 0) <= budget) return false;
  let left = budget;
  let relaxed = false;
  const alternatives = new Set(alternativesOf(plan));
  words.sort((one, other) => one.exactCost - other.exactCost);
  for (const [place, { word, exact, exactCost }] of words.entries()) {
    const dropped = place > 0 && exactCost > left && alternatives.has(word);
    expansions.set(word, dropped ? [] : exact);
    if (!dropped) left -= exactCost;
    relaxed ||= dropped;
  }
  words.sort((one, other) => one.otherCost - other.otherCost);
  for (const [place, { word, others }] of words.entries()) {
    const kept = mostFrequent(others, Math.max(0, left) / (words.length - place), costOf);
    left -= sumOf(kept, costOf);
    relaxed ||= kept.length < others.length;
    expansions.set(word, [...(expansions.get(word) ?? []), ...kept]);
  }
  return relaxed;
};

/** The words of which a match needs none in particular. */
const alternativesOf = (plan: Plan): readonly TermPlan[] => {
  if (plan.kind === 'term') return [plan];
  if (plan.kind === 'everything' || (plan.operator !== 'or' && plan.parts.length > 1)) return [];
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
