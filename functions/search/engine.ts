import MiniSearch, { type AsPlainObject, type Query, type SearchResult } from 'minisearch';
import { ArchiveError } from '../archive/errors.ts';

/** What is indexed of one document: its terms, by field. The engine knows nothing of languages. */
export type IndexedDocument = {
  readonly id: string;
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

/** One word of a query: any of its terms will do. `fuzzy` is the share of a term's letters that may differ, or 0. */
export type QueryWord = { readonly anyOf: readonly string[]; readonly prefix: boolean; readonly fuzzy: number };

export type Match = {
  readonly id: string;
  readonly score: number;
  /** The terms of the document that matched, prefixes and typos resolved. */
  readonly terms: readonly string[];
};

/** Full-text search in one collection of documents. The only thing that knows MiniSearch. */
export type Engine = {
  readonly size: () => number;
  /** Adds the document, in place of the one of its id if there is one. */
  readonly replace: (document: IndexedDocument) => void;
  /** Removes a document; one that is not there is no error. */
  readonly discard: (id: string) => void;
  /** Whether a document has this term, or with `prefix` a term that begins so. */
  readonly knows: (term: string, prefix: boolean) => boolean;
  /** Every match, in no order. `within` limits it to some documents. */
  readonly search: (words: readonly QueryWord[], combine: 'all' | 'any', within?: (id: string) => boolean) => Match[];
  /** The collection as a JSON value, without a trace of what was discarded. */
  readonly toSnapshot: () => Promise<unknown>;
};

/** The weight of each field in the score. */
export type Weights = Readonly<Record<string, number>>;

export const emptyEngine = (weights: Weights): Engine => engineOver(new MiniSearch(optionsFor(weights)), weights);

/** @throws ArchiveError `corrupt` where the value was not made by `toSnapshot` */
export const engineFromSnapshot = (snapshot: unknown, weights: Weights): Engine => {
  try {
    return engineOver(MiniSearch.loadJS(snapshot as AsPlainObject, optionsFor(weights)), weights);
  } catch (cause) {
    throw new ArchiveError('corrupt', 'The snapshot holds no index of MiniSearch', { cause });
  }
};

const spaced = (text: string): string[] => (text === '' ? [] : text.split(' '));

const optionsFor = (weights: Weights) => ({
  fields: Object.keys(weights),
  extractField: (document: IndexedDocument, field: string) =>
    field === 'id' ? document.id : (document.fields[field] ?? []).join(' '),
  tokenize: spaced,
  processTerm: (term: string) => term,
  autoVacuum: false, // its timers do not run while Lambda has a function frozen
  logger: () => {},
});

// BM25 as measured on seven collections (MiniSearch's own: k 1.2, b 0.7, d 0.5).
const BM25 = { k: 1.6, b: 0.75, d: 0 };

/** What MiniSearch keeps per term: document numbers and frequencies, by field. */
type Postings = Map<number, Map<number, number>>;
type Terms = {
  readonly get: (term: string) => Postings | undefined;
  readonly atPrefix: (prefix: string) => Iterable<[string, Postings]>;
  readonly fuzzyGet: (term: string, distance: number) => Iterable<[string, [Postings, number]]>;
};

const LARGEST_DISTANCE = 2;
const distanceOf = (term: string, fuzzy: number): number => Math.min(LARGEST_DISTANCE, Math.round(term.length * fuzzy));

const engineOver = (index: MiniSearch<IndexedDocument>, weights: Weights): Engine => {
  // Protected, not private: "discard" leaves postings behind that MiniSearch removes while it searches, so that the
  // same query scores differently the second time. Removing them before keeps scores a function of the documents.
  const { _index: dictionary, _documentIds: living } = index as unknown as {
    readonly _index: Terms;
    readonly _documentIds: ReadonlyMap<number, string>;
  };
  const clean = (postings: Postings | undefined): boolean => {
    let alive = false;
    for (const documents of postings?.values() ?? []) {
      if (index.dirtCount > 0) for (const number of documents.keys()) if (!living.has(number)) documents.delete(number);
      alive ||= documents.size > 0;
    }
    return alive;
  };
  const cleanWord = ({ anyOf, prefix, fuzzy }: QueryWord): void => {
    for (const term of anyOf) {
      clean(dictionary.get(term));
      if (prefix) for (const [, postings] of dictionary.atPrefix(term)) clean(postings);
      const distance = distanceOf(term, fuzzy);
      if (distance > 0) for (const [, [postings]] of dictionary.fuzzyGet(term, distance)) clean(postings);
    }
  };

  return {
    size: () => index.documentCount,
    replace: (document) => {
      if (index.has(document.id)) index.discard(document.id);
      index.add(document);
    },
    discard: (id) => {
      if (index.has(id)) index.discard(id);
    },
    knows: (term, prefix) => {
      if (clean(dictionary.get(term))) return true;
      if (prefix) for (const [, postings] of dictionary.atPrefix(term)) if (clean(postings)) return true;
      return false;
    },
    search: (words, combine, within) => {
      if (words.length === 0) return [];
      if (index.dirtCount > 0) words.forEach(cleanWord);
      const found = index.search(queryOf(words, combine), {
        boost: weights,
        bm25: BM25,
        maxFuzzy: LARGEST_DISTANCE,
        ...(within === undefined ? {} : { filter: (result: SearchResult) => within(result.id) }),
      });
      // MiniSearch multiplies by the number of matched words, which ranks worse in every collection measured.
      return found.map(({ id, score, queryTerms, terms }) => ({ id, score: score / (queryTerms.length || 1), terms }));
    },
    toSnapshot: async () => {
      if (index.dirtCount > 0) await index.vacuum({ batchSize: Number.MAX_SAFE_INTEGER }); // in one go
      return index.toJSON();
    },
  };
};

const queryOf = (words: readonly QueryWord[], combine: 'all' | 'any'): Query => ({
  combineWith: combine === 'all' ? 'AND' : 'OR',
  queries: words.map(({ anyOf, prefix, fuzzy }) => ({
    combineWith: 'OR',
    queries: [...anyOf],
    prefix,
    fuzzy: fuzzy === 0 ? false : fuzzy,
  })),
});
