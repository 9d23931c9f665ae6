import type { Query } from 'minisearch';
import type { Collection, Combine, Engine, Id, IndexedDocument, Matches, QueryWord, SearchPage } from './engine.ts';
import { SegmentBuilder } from './index/builder.ts';
import { CompactIndex } from './index/compact-index.ts';
import type { IndexOptions } from './index/options.ts';
import type { Segment } from './index/segment.ts';

/**
 * An engine in this function's own memory. With its snapshots, all that knows `CompactIndex`.
 * @throws ArchiveError `corrupt` where the segment is of another collection
 */
export const engineOver = <I extends Id = string>(collection: Collection, segment?: Segment): Engine<I> => {
  const index = new CompactIndex<IndexedDocument<I>>(optionsOf(collection), segment);
  return {
    size: () => index.documentCount,
    replace: (document) => {
      if (index.has(document.id)) index.replace(document);
      else index.add(document);
    },
    discard: (id) => {
      if (index.has(id)) index.discard(id);
    },
    knows: (term, prefix) => index.knows(term, { prefix }),
    prepare: (terms) => index.needTerms(terms),
    search: (words, combine, page) => searchIn(index, collection, words, combine, page),
    list: (where, order, limit = index.documentCount) =>
      index
        .top(CompactIndex.wildcard, { where, sort: order, limit })
        .hits.map((hit) => ({ id: hit.id as I, place: hit.sortValues, kept: hit })),
    numberOf: (id, column) => {
      const value = index.getValue(id, column);
      return typeof value === 'number' && !Number.isNaN(value) ? value : null;
    },
    textsOf: (id, column) => {
      const value = index.getValue(id, column);
      return typeof value === 'object' ? value : [];
    },
    countTexts: (column) => index.countValues(column),
    fold: () => index.merge(),
  };
};

/** Builds an engine of many documents, each id once, in memory of a few times what they take in the end. */
export const engineBuilder = <I extends Id = string>(
  collection: Collection,
): { readonly add: (document: IndexedDocument<I>) => void; readonly finish: () => Engine<I> } => {
  const builder = new SegmentBuilder<IndexedDocument<I>>(optionsOf(collection));
  return { add: (document) => builder.add(document), finish: () => engineOver(collection, builder.finish()) };
};

const spaced = (text: string): string[] => (text === '' ? [] : text.split(' '));

const optionsOf = <I extends Id>({ weights, columns, kept }: Collection): IndexOptions<IndexedDocument<I>> => ({
  fields: Object.keys(weights),
  columns,
  storeFields: [...kept],
  extractField: ({ id, fields, values }, name) =>
    name === 'id' ? id : name in weights ? (fields[name] ?? []).join(' ') : values[name],
  tokenize: spaced,
  processTerm: (term: string) => term,
});

// BM25 as measured on seven collections (MiniSearch's own: k 1.2, b 0.7, d 0.5).
const BM25 = { k: 1.6, b: 0.75, d: 0 };
const LARGEST_DISTANCE = 2;

const searchIn = <I extends Id>(
  index: CompactIndex<IndexedDocument<I>>,
  collection: Collection,
  words: readonly QueryWord[] | null,
  combine: Combine,
  { limit, after, among, where = {}, order = collection.order, fields, kept = false, count }: SearchPage<I>,
): Matches<I> => {
  const query = words === null ? CompactIndex.wildcard : queryOf(words, combine);
  const { hits, total, relaxed, facets } = index.top(query, {
    boost: collection.weights,
    bm25: BM25,
    maxFuzzy: LARGEST_DISTANCE,
    countWords: false, // MiniSearch multiplies by their number, which ranks worse in every collection measured
    stored: kept,
    sort: order,
    where,
    limit,
    ...(fields === undefined ? {} : { fields: [...fields] }),
    ...(after === undefined ? {} : { after }),
    ...(among === undefined ? {} : { among }),
    ...(count === undefined ? {} : { facets: { [count.column]: { limit: count.limit } } }),
  });
  return {
    total,
    narrowed: relaxed,
    page: hits.map((hit) => ({
      id: hit.id as I,
      score: hit.score,
      terms: hit.terms,
      place: hit.sortValues,
      kept: kept ? hit : {},
    })),
    counts: (facets[count?.column ?? ''] ?? []).map((one) => ({ text: String(one.value), count: one.count })),
  };
};

const queryOf = (words: readonly QueryWord[], combine: Combine): Query => ({
  combineWith: combine === 'all' ? 'AND' : 'OR',
  queries: words.map(({ anyOf, prefix, fuzzy }) => ({
    combineWith: 'OR' as const,
    queries: [...anyOf],
    prefix,
    fuzzy: fuzzy === 0 ? false : fuzzy,
  })),
});
