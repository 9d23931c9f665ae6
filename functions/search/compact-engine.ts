import type { Collection, Engine, Id, IndexedDocument, Matches, QueryWord, Question, SearchPage } from './engine.ts';
import { SegmentBuilder } from './index/builder.ts';
import { CompactIndex } from './index/compact-index.ts';
import type { CompactQuery, IndexOptions } from './index/options.ts';
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
    bytesOf: (term) => index.bytesOf(term),
    countWith: (prefix) => index.countWith(prefix),
    termsWith: (prefix, most) => index.termsWith(prefix, most),
    search: (question, page) => searchIn(index, collection, question, page),
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
    firstWith: (column, texts, order) => index.firstWith(column, texts, order) as ReadonlyMap<string, I>,
    keptOf: (ids) => {
      index.needStoredFields(ids);
      return new Map(ids.map((id) => [id, index.getStoredFields(id) ?? {}]));
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
const BLENDED_BM25 = { k: 1.2, b: 0.75, d: 0 }; // measured on TIME, Cranfield and CISI
const LARGEST_DISTANCE = 2;
const FORM = 0.5; // what another form of a word weighs: it is rarer, and would count for more than the word itself
const BLENDED_FORM = 0.8; // of a frequency, where rarity is that of the word in all its forms

const BLENDED_OTHER = 0.7; // of a frequency, for words that a newsroom says mean the same

const searchIn = <I extends Id>(
  index: CompactIndex<IndexedDocument<I>>,
  collection: Collection,
  question: Question | null,
  {
    limit,
    after,
    among,
    where = {},
    order = collection.order,
    fields,
    kept = false,
    count = {},
    effort,
    favour,
  }: SearchPage<I>,
): Matches<I> => {
  const { hits, total, relaxed, facets } = index.top(queryOf(question, collection), {
    boost: collection.weights,
    bm25: BM25,
    maxFuzzy: LARGEST_DISTANCE,
    countWords: false, // MiniSearch multiplies by their number, which ranks worse in every collection measured
    stored: kept,
    sort: order,
    where,
    limit,
    facets: Object.fromEntries(Object.entries(count).map(([column, most]) => [column, { limit: most }])),
    ...(fields === undefined ? {} : { fields: [...fields] }),
    ...(after === undefined ? {} : { after }),
    ...(among === undefined ? {} : { among }),
    ...(effort === undefined ? {} : { budget: effort }),
    ...(favour === undefined ? {} : { favour }),
  });
  return {
    total,
    narrowed: relaxed,
    page: hits.map((hit) => ({
      id: hit.id as I,
      score: hit.score,
      matched: hit.match,
      place: hit.sortValues,
      kept: kept ? hit : {},
    })),
    counts: Object.fromEntries(
      Object.entries(facets).map(([column, values]) => [
        column,
        values.map(({ value, count }) => ({ text: String(value), count })),
      ]),
    ),
  };
};

const queryOf = (question: Question | null, collection: Collection): CompactQuery => {
  if (question === null) return CompactIndex.wildcard;
  const part = (one: Question | null): CompactQuery => queryOf(one, collection);
  if ('all' in question) return { combineWith: 'AND', queries: question.all.map(part) };
  if ('any' in question) return { combineWith: 'OR', queries: question.any.map(part) };
  if ('best' in question) return { combineWith: 'best', queries: question.best.map(part) };
  if ('blend' in question) {
    return {
      combineWith: 'blend',
      bm25: BLENDED_BM25,
      boost: collection.blended ?? collection.weights,
      queries: question.blend.map((word) => wordOf(word, collection, BLENDED_FORM)),
    };
  }
  if ('of' in question) return { combineWith: 'AND_NOT', queries: [question.of, ...question.without].map(part) };
  return wordOf(question, collection, FORM);
};

/** A word in a field that none of its forms can be in has no forms. */
const wordOf = (
  { anyOf, prefix, fuzzy, forms = [], others = [], fields, weight = 1, noRarerThan }: QueryWord,
  { text = [] }: Collection,
  form: number,
): CompactQuery => {
  const within = fields === undefined ? text : text.filter((field) => fields.includes(field));
  return {
    combineWith: 'OR',
    boostTerm: () => weight,
    ...(noRarerThan === undefined ? {} : { noRarerThan }),
    queries: [
      {
        combineWith: 'OR',
        queries: [...anyOf],
        prefix,
        fuzzy: fuzzy === 0 ? false : fuzzy,
        ...(fields === undefined ? {} : { fields: [...fields] }),
      },
      ...(forms.length === 0 || within.length === 0
        ? []
        : [{ combineWith: 'OR' as const, queries: [...forms], boostTerm: () => weight * form, fields: [...within] }]),
      ...(others.length === 0
        ? []
        : [{ combineWith: 'OR' as const, queries: [...others], boostTerm: () => weight * BLENDED_OTHER }]),
    ],
  };
};
