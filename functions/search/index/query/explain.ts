import type { LiveIndex } from '../live/live-index.ts';
import { lengthNorm, postingScore, rarity } from './bm25.ts';
import type { Derived } from './expand.ts';
import type { Operator, Plan, TermPlan } from './plan.ts';
import type { LivePostings } from './postings.ts';
import { rarestOf } from './rarest.ts';

/** How a document answers a query: score, the query's words that it matched, and by which terms in which fields. */
export type Explained = { score: number; terms: string[]; match: Record<string, string[]> };
type Results = Map<number, Explained>;

export type ExplainDependencies = {
  readonly index: LiveIndex;
  readonly postings: LivePostings;
  readonly derivedOf: (plan: TermPlan) => readonly Derived[];
};

/**
 * Answers a query as MiniSearch does, document by document, in its order and with everything that it says of a match.
 * `among` limits it to some documents, in ascending order. The plain way: `score` is the fast one.
 */
export const explain = (plan: Plan, dependencies: ExplainDependencies, among: Uint32Array | null): Results => {
  if (plan.kind === 'everything') return everything(plan.boostDocument, dependencies.index, among);
  if (plan.kind === 'term') return explainTerm(plan, dependencies, among);
  const results = plan.parts.map((part) => explain(part, dependencies, among));
  return results.length === 0 ? new Map() : results.reduce(COMBINE[plan.operator]);
};

const explainTerm = (
  plan: TermPlan,
  { index, postings, derivedOf }: ExplainDependencies,
  among: Uint32Array | null,
): Results => {
  const results: Results = new Map();
  const most = rarestOf(plan, { index, postings });
  for (const derived of derivedOf(plan)) {
    postings.open(derived);
    let term: string | null = null;
    for (const { field, name, boost } of plan.fields) {
      const count = among === null ? postings.read(field) : postings.readWithin(field, among, among.length);
      if (count === 0) continue;
      term ??= termOf(derived, index);
      const idf = Math.min(most(field), rarity(postings.matching, index.documents));
      const average = index.averages.lengths[field] as number;
      for (let at = 0; at < count; at++) {
        const document = postings.documents[at] as number;
        const documentBoost =
          plan.boostDocument === undefined
            ? 1
            : plan.boostDocument(index.idOf(document), term, index.storedOf(document));
        if (!documentBoost) continue;
        const norm = lengthNorm(index.lengthOf(field, document) - 1, average, plan.bm25);
        const raw = postingScore(postings.frequencies[at] as number, idf, norm, plan.bm25);
        const score = derived.weight * plan.termBoost * boost * documentBoost * raw;
        addMatch(results, document, score, plan.term, term, name);
      }
    }
  }
  return results;
};

const addMatch = (
  results: Results,
  document: number,
  score: number,
  source: string,
  term: string,
  field: string,
): void => {
  const known = results.get(document);
  if (known === undefined) {
    results.set(document, { score, terms: [source], match: { [term]: [field] } });
    return;
  }
  known.score += score;
  const fields = Object.hasOwn(known.match, term) ? known.match[term] : undefined;
  if (fields === undefined) known.match[term] = [field];
  else fields.push(field);
};

const termOf = ({ base, live }: Derived, index: LiveIndex): string =>
  live === undefined ? index.segment.dictionary.termOf(base) : live.term;

const everything = (boost: TermPlan['boostDocument'], index: LiveIndex, among: Uint32Array | null): Results => {
  const results: Results = new Map();
  const add = (document: number): void => {
    if (index.dead.has(document)) return;
    const score = boost === undefined ? 1 : boost(index.idOf(document), '', index.storedOf(document));
    results.set(document, { score, terms: [], match: {} });
  };
  if (among === null) for (let document = 0; document < index.numbers; document++) add(document);
  else among.forEach(add);
  return results;
};

const addTerms = (target: string[], terms: readonly string[]): void => {
  for (const term of terms) if (!target.includes(term)) target.push(term);
};

const eitherWith =
  (combine: (one: number, other: number) => number) =>
  (some: Results, others: Results): Results => {
    for (const [document, other] of others) {
      const one = some.get(document);
      if (one === undefined) some.set(document, other);
      else {
        one.score = combine(one.score, other.score);
        Object.assign(one.match, other.match);
        addTerms(one.terms, other.terms);
      }
    }
    return some;
  };

const sum = (one: number, other: number): number => one + other;

const COMBINE: Readonly<Record<Operator, (some: Results, others: Results) => Results>> = {
  or: eitherWith(sum),
  best: eitherWith(Math.max),
  blend: eitherWith(sum), // which has a score of its own: of it, only what matched is told here
  and: (some, others) => {
    const both: Results = new Map();
    for (const [document, { score, terms, match }] of others) {
      const one = some.get(document);
      if (one === undefined) continue;
      addTerms(one.terms, terms);
      both.set(document, { score: one.score + score, terms: one.terms, match: Object.assign(one.match, match) });
    }
    return both;
  },
  and_not: (some, others) => {
    for (const document of others.keys()) some.delete(document);
    return some;
  },
};
