import type { Listed, Match, Matches, Question, SearchPage, TextCount } from '../engine.ts';
import type { SortKey } from '../index/query/ranking.ts';
import type { Where } from '../index/query/where.ts';
import { type Clause, filtersOf, sortOf } from './conditions.ts';
import type { Count } from './counts.ts';
import type { Favoured } from './favoured.ts';
import type { Lacks } from './lacks.ts';
import { matchedBy } from './matched.ts';
import { queryOf, type Written } from './query.ts';
import type { Found, Hit, Searches } from './searches.ts';

const MOST_AT_ONCE = 5_000; // documents of one search: OpenSearch gives no more than 10,000
const MOST_COUNTED = 60_000; // texts of a column: a domain makes no more than 65,535 buckets
const MORE_PER_SHARD = 3; // times as many texts as are shown: what is frequent in all may be less so in one

/** One kind of document, searched as one collection of a replica is. */
export type Kept = Written & {
  readonly kind: 'article' | 'quotation';
  /** The field in the index that has most of the words: in how many documents a term is, is asked of it. */
  readonly body: string;
  /** What is read of each match beside what is `kept`. */
  readonly columns: readonly string[];
};

export type Tools = {
  readonly lacks: Lacks;
  readonly searches: Searches;
  readonly count: Count;
  readonly favoured: Favoured;
};

/** Searches one collection, and lists it. */
export const collectionOf = (kept: Kept, tools: Tools) => ({
  search: (question: Question | null, page: SearchPage): Matches => searchIn(kept, tools, question, page),
  list: (where: Where, order: readonly SortKey[], limit = Number.POSITIVE_INFINITY): readonly Listed[] =>
    listIn(kept, tools, where, order, limit),
});

const NONE: Matches = { total: 0, narrowed: false, page: [], counts: {} };

const searchIn = (kept: Kept, tools: Tools, question: Question | null, page: SearchPage): Matches => {
  const { limit, after, among, where = {}, order = kept.collection.order, count = {}, fields, favour } = page;
  const query = queryOf(question, kept, fields);
  const only = [...(among === undefined ? [] : [{ terms: { key: among } }]), ...filtersOf(where)];
  const filtered = { bool: { must: [query], filter: [{ term: { kind: kept.kind } }, ...only] } };
  const ranks = order.some((key) => 'by' in key && key.by === 'score');
  const names = Object.keys(kept.collection.weights).map(kept.nameOf);
  const body = {
    size: Math.min(limit, MOST_AT_ONCE),
    track_total_hits: true,
    query: favour === undefined || !ranks || limit === 0 ? filtered : tools.favoured(filtered, favour),
    ...(limit === 0 ? {} : { sort: sortOf(order), track_scores: question !== null }),
    ...(limit === 0 || after === undefined ? {} : { search_after: after }),
    _source: [...kept.columns, ...(page.kept ? kept.collection.kept : []), ...(page.unmatched ? [] : names)],
    ...aggregationsOf(count),
  };
  // Counting all there is tells what the archive is like, which a question is made of.
  const stage = question === null && limit === 0 ? 'words' : 'answers';
  return tools.lacks.of({
    stage,
    key: JSON.stringify([kept.kind, body]),
    otherwise: NONE,
    load: async (tell) => {
      const found = await tools.searches.search(body);
      for (const { _id, _source } of found.hits.hits) tell(_id, _source);
      return matchesOf(found, kept, question, page);
    },
  });
};

const matchesOf = (
  found: Found,
  { collection, nameOf }: Kept,
  question: Question | null,
  page: SearchPage,
): Matches => {
  const matched = page.unmatched ? () => ({}) : matchedBy(question, collection, page.fields);
  return {
    total: found.hits.total.value,
    narrowed: found.timed_out,
    page: found.hits.hits.map(
      (hit): Match => ({
        id: String(hit._source.key),
        score: hit._score ?? 0,
        matched: matched((field) => String(hit._source[nameOf(field)] ?? '')),
        place: hit.sort,
        kept: page.kept ? hit._source : {},
      }),
    ),
    counts: Object.fromEntries(
      Object.entries(found.aggregations).map(([column, { buckets }]) => [
        column,
        buckets.map(({ key, doc_count: count }): TextCount => ({ text: String(key), count })),
      ]),
    ),
  };
};

/** The most frequent texts of some columns; of equally frequent ones, the first in the alphabet. */
const aggregationsOf = (count: NonNullable<SearchPage['count']>): Clause => {
  const aggs = Object.entries(count).map(([field, most]) => {
    const size = Math.min(most, MOST_COUNTED);
    const order = [{ _count: 'desc' }, { _key: 'asc' }];
    return [field, { terms: { field, size, shard_size: Math.min(size * MORE_PER_SHARD, MOST_COUNTED), order } }];
  });
  return aggs.length === 0 ? {} : { aggs: Object.fromEntries(aggs) };
};

const listIn = (
  kept: Kept,
  { lacks, searches }: Tools,
  where: Where,
  order: readonly SortKey[],
  limit: number,
): readonly Listed[] =>
  lacks.of<readonly Listed[]>({
    stage: 'answers',
    key: JSON.stringify(['list', kept.kind, where, order, limit]),
    otherwise: [],
    load: async (tell) => {
      const listed: Listed[] = [];
      const sort = sortOf([...order, { by: 'id' }]); // a place of its own for each, to go on from
      for (let after: Hit['sort'] | undefined; listed.length < limit; ) {
        const size = Math.min(MOST_AT_ONCE, limit - listed.length);
        const found = await searches.search({
          size,
          query: { bool: { filter: [{ term: { kind: kept.kind } }, ...filtersOf(where)] } },
          sort,
          ...(after === undefined ? {} : { search_after: after }),
          _source: [...kept.columns, ...kept.collection.kept],
        });
        for (const hit of found.hits.hits) {
          tell(hit._id, hit._source);
          listed.push({ id: String(hit._source.key), place: hit.sort.slice(0, order.length), kept: hit._source });
        }
        after = found.hits.hits.at(-1)?.sort;
        if (found.hits.hits.length < size) break;
      }
      return listed;
    },
  });
