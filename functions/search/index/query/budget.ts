import type { Derived } from './expand.ts';
import { type Operator, type Plan, type TermPlan, termPlans } from './plan.ts';

/** The terms that each word of a query stands for. */
export type Expansions = Map<TermPlan, readonly Derived[]>;

/** About how many bytes of postings a query may read: for its words, and with what they may stand for besides. */
export type Budget = { readonly words: number; readonly all: number };

const ANY: ReadonlySet<Operator> = new Set<Operator>(['or', 'blend']);
const WORDS = 3_000_000; // 1.9 million postings, 25 CPU-ms on a quiet machine
const BLENDED = 3; // times as long as in a sum: a posting is added up first, and scored then
const JOINED = 2; // where one of several groups is enough: of each, matches are put together and added to the others
const IN_CACHE = 100_000; // documents whose scores lie in a processor's cache
const MOST_TERMS = 2 ** 24; // of a dictionary, by far
const LEAST_SHARE = 0.25; // of `all`, for what words may stand for

/**
 * The budget of an index of so many documents: beyond what a cache holds a posting costs more, as the square root of their
 * number does (measured up to a million), and what a word may stand for has to be less.
 */
export const budgetFor = (documents: number, plan: Plan): Budget => {
  const words = WORDS / (holds(plan, blends) ? BLENDED : holds(plan, joins) ? JOINED : 1);
  return { words, all: words * Math.min(1, Math.sqrt(IN_CACHE / Math.max(1, documents))) };
};

const holds = (plan: Plan, test: (plan: Combination) => boolean): boolean =>
  plan.kind === 'combination' && (test(plan) || plan.parts.some((part) => holds(part, test)));

type Combination = Extract<Plan, { kind: 'combination' }>;

const blends = ({ operator }: Combination): boolean => operator === 'blend';
const joins = ({ operator, parts }: Combination): boolean =>
  ANY.has(operator) &&
  parts.some((part) => part.kind === 'combination' && !ANY.has(part.operator) && part.parts.length > 1);

/**
 * Holds a query to a budget. What a reader typed in full stays; of the other terms that a prefix or a misspelling stands
 * for, the most frequent ones stay that fit in, each word having an equal share of what is left.
 * Only where whole words alone are too many, and any of some would do, are those left out that cost most, each with all
 * that it needs beside it, never the cheapest. Answers whether anything was left out.
 */
export const holdTo = (
  budget: Budget,
  plan: Plan,
  expansions: Expansions,
  costOf: (derived: Derived) => number,
): boolean => {
  const words = new Map([...expansions].map(([word, derived]) => [word, costed(derived, costOf)]));
  if (sumOf(words.values(), ({ exactCost, otherCost }) => exactCost + otherCost) <= budget.all) return false;
  let left = budget.words;
  let relaxed = false;
  const takeExact = (group: readonly TermPlan[]): void => {
    for (const word of group) {
      const { exact, exactCost } = words.get(word) ?? NOTHING;
      expansions.set(word, exact);
      left -= exactCost;
    }
  };
  const choices = choicesOf(plan);
  const chosen = new Set(choices.flat(2));
  takeExact([...words.keys()].filter((word) => !chosen.has(word)));
  for (const choice of choices) {
    const costs = new Map(
      choice.map((group) => [group, sumOf(group, (word) => words.get(word)?.exactCost ?? 0)] as const),
    );
    const cheapestFirst = [...costs].sort(([, one], [, other]) => one - other);
    for (const [place, [group, cost]] of cheapestFirst.entries()) {
      const dropped = place > 0 && cost > left;
      relaxed ||= dropped;
      if (!dropped) takeExact(group);
      else for (const word of group) expansions.set(word, []);
    }
  }
  left = Math.min(left, Math.max(budget.all - (budget.words - left), budget.all * LEAST_SHARE));
  const cheapestFirst = [...words].sort(([, one], [, other]) => one.otherCost - other.otherCost);
  for (const [place, [word, { others, costs }]] of cheapestFirst.entries()) {
    const { kept, cost } = mostFrequent(others, costs, Math.max(0, left) / (words.size - place));
    left -= cost;
    relaxed ||= kept.length < others.length;
    expansions.set(word, [...(expansions.get(word) ?? []), ...kept]);
  }
  return relaxed;
};

/** Of one word what it stands for, with what each costs. */
type Costed = {
  readonly exact: readonly Derived[];
  readonly exactCost: number;
  readonly others: readonly Derived[];
  readonly costs: Float64Array;
  readonly otherCost: number;
};

const NOTHING: Costed = { exact: [], exactCost: 0, others: [], costs: new Float64Array(0), otherCost: 0 };

const costed = (derived: readonly Derived[], costOf: (derived: Derived) => number): Costed => {
  const exact: Derived[] = [];
  const others: Derived[] = [];
  for (const one of derived) (one.exact ? exact : others).push(one);
  const costs = new Float64Array(others.length);
  for (let at = 0; at < costs.length; at++) costs[at] = costOf(others[at] as Derived);
  return { exact, exactCost: sumOf(exact, costOf), others, costs, otherCost: sumOf(costs, (cost) => cost) };
};

/**
 * Where one of several groups of words is enough: the groups of each such choice. A choice is what stands alone, or offers
 * at least one group that is more than a word in its forms.
 */
const choicesOf = (plan: Plan, alone = true): readonly (readonly (readonly TermPlan[])[])[] => {
  if (plan.kind !== 'combination') return [];
  const { operator, parts } = plan;
  if (parts.length === 1) return parts.flatMap((part) => choicesOf(part, alone));
  if (operator === 'best') {
    // The first part is what a reader typed, the others what stands for it.
    return [...parts.slice(0, 1).flatMap((part) => choicesOf(part, false)), parts.slice(1).map(termPlans)];
  }
  if (operator === 'and') return parts.flatMap((part) => choicesOf(part, false));
  if (operator === 'and_not') return parts.slice(0, 1).flatMap((part) => choicesOf(part, alone));
  return alone || parts.some((part) => part.kind === 'combination' && !ANY.has(part.operator))
    ? [parts.map(termPlans)]
    : [];
};

const sumOf = <T>(all: Iterable<T>, costOf: (one: T) => number): number => {
  let sum = 0;
  for (const one of all) sum += costOf(one);
  return sum;
};

/** Those that cost most, which is to say are most frequent, as far as they fit; in the order in which they were. */
const mostFrequent = (
  all: readonly Derived[],
  costs: Float64Array,
  share: number,
): { readonly kept: readonly Derived[]; readonly cost: number } => {
  // Whole costs and places as one number each, which are sorted without a call for every two of them.
  const order = costs.map((cost, place) => place - cost * MOST_TERMS).sort();
  const keeps = new Uint8Array(all.length);
  let left = share;
  const least = costs.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  for (const key of order) {
    if (left < least) break;
    const place = ((key % MOST_TERMS) + MOST_TERMS) % MOST_TERMS;
    const cost = costs[place] as number;
    if (cost > left) continue;
    left -= cost;
    keeps[place] = 1;
  }
  return { kept: all.filter((_, place) => keeps[place] === 1), cost: share - left };
};
