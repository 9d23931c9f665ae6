import type { SearchOptions, SearchResult } from 'minisearch';
import type { LiveIndex } from '../live/live-index.ts';
import type { CompactQuery, Settings } from '../options.ts';
import type { Accumulators } from './accumulator.ts';
import { Best } from './best.ts';
import { type Budget, budgetFor, type Expansions, holdTo } from './budget.ts';
import { type Derived, expand } from './expand.ts';
import { type Explained, explain } from './explain.ts';
import { type FacetRequest, type Facets, facetCounter } from './facets.ts';
import { type Favour, favouring } from './favour.ts';
import { eachMatch } from './matches.ts';
import { type Plan, planQuery, type TermPlan, termPlans } from './plan.ts';
import type { LivePostings } from './postings.ts';
import { type KeyValue, rankingBy, type SortKey } from './ranking.ts';
import { noRarerThan } from './rarest.ts';
import { bareResultOf, resultOf } from './results.ts';
import { testOf, type Where } from './where.ts';

export type TopOptions = SearchOptions & {
  /** How many hits; 10 by default. */
  readonly limit?: number;
  /** The first hits that are passed over. */
  readonly offset?: number;
  /** The sort values of the last hit of the page before: only what comes after it is given. The total stays. */
  readonly after?: readonly KeyValue[];
  /** By score alone by default, and equal scores as MiniSearch leaves them. */
  readonly sort?: readonly SortKey[];
  readonly where?: Where;
  /** Ids of the only documents that are looked at. Of few, a search costs next to nothing. */
  readonly among?: Iterable<unknown>;
  readonly facets?: Readonly<Record<string, FacetRequest>>;
  /** MiniSearch multiplies each score by the number of the query's words that matched. False leaves that out. */
  readonly countWords?: boolean;
  /** Whether hits have their stored fields; they do by default. Of a snapshot read by ranges, these are a read of their own. */
  readonly stored?: boolean;
  /** What scores are multiplied by, for what documents have in a column. */
  readonly favour?: Favour;
  /** About how many bytes of postings are read at most, of 1.6 bytes each; 3 MB by default, `Infinity` for any. */
  readonly budget?: number;
};

export type TopHit = SearchResult & { readonly sortValues: readonly KeyValue[] };

export type TopAnswer = {
  readonly hits: readonly TopHit[];
  /** Of all pages together. */
  readonly total: number;
  /** Whether the budget left something out: hits and total are then of a narrower question. */
  readonly relaxed: boolean;
  readonly facets: Facets;
};

export type TopDependencies<T> = {
  readonly settings: Settings<T>;
  readonly index: LiveIndex;
  readonly postings: LivePostings;
  readonly accumulators: Accumulators;
};

/** The best matches without an object for every match: those are made for the hits alone. */
export const top = <T>(query: CompactQuery, options: TopOptions, dependencies: TopDependencies<T>): TopAnswer => {
  const { index, postings, settings } = dependencies;
  const { limit = 10, offset = 0, after = null, sort = [{ by: 'score' }], countWords = true } = options;
  const plan = planQuery(query, options, settings);
  const expansions: Expansions = new Map(termPlans(plan).map((term) => [term, expand(term, index)]));
  const relaxed = holdTo(budgetOf(options, index, plan), plan, expansions, (derived) => postings.costOf(derived));
  const derivedOf = (term: TermPlan): readonly Derived[] => expansions.get(term) ?? [];
  const compared = [...expansions.keys()].flatMap((term) => noRarerThan(term, index));
  postings.need([...[...expansions.values()].flat(), ...compared]);
  const { filter } = { ...settings.searchOptions, ...options };
  const passes = testOf(options.where ?? {}, index);
  const { count, facets } = facetCounter(options.facets ?? {}, index);
  const ranking = rankingBy(sort, index);
  const best = new Best(limit + offset, ranking, after);
  const factorOf = options.favour === undefined ? null : favouring(index, options.favour);
  let total = 0;
  eachMatch(
    plan,
    numbersOf(options.among, index),
    { ...dependencies, derivedOf, filter, countWords },
    (document, score) => {
      if (passes !== null && !passes(document)) return;
      total++;
      count?.(document);
      best.offer(document, factorOf === null ? score : score * factorOf(document));
    },
  );
  const ranked = best.ranked().slice(offset);
  const documents = Uint32Array.from(ranked, ({ document }) => document).sort();
  const explained = explain(plan, { index, postings, derivedOf }, documents);
  const { stored = true } = options;
  if (stored) index.needStored(ranked.map(({ document }) => document));
  const hits = ranked.map((candidate) => {
    const own = explained.get(candidate.document) as Explained;
    const result = stored ? resultOf(candidate.document, own, index) : bareResultOf(candidate.document, own, index);
    return Object.assign(result, { score: candidate.score, sortValues: ranking.keysOf(candidate) });
  });
  return { hits, total, relaxed, facets: facets() };
};

const budgetOf = ({ budget }: TopOptions, { documents }: LiveIndex, plan: Plan): Budget =>
  budget === undefined ? budgetFor(documents, plan) : { words: budget, all: budget };

const numbersOf = (ids: Iterable<unknown> | undefined, index: LiveIndex): Uint32Array | null => {
  if (ids === undefined) return null;
  const numbers = Array.from(ids, (id) => index.find(id)).filter((document) => document >= 0);
  return Uint32Array.from(new Set(numbers)).sort();
};
