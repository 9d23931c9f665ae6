import type { ColumnKind } from './index/documents/columns.ts';
import type { Favour } from './index/query/favour.ts';
import type { KeyValue, SortKey } from './index/query/ranking.ts';
import type { Where } from './index/query/where.ts';
import type { Segment } from './index/segment.ts';

export type Id = string | number;

/**
 * What is indexed of one document: its terms, by field, and the values of its columns and kept fields. The engine knows
 * nothing of languages.
 */
export type IndexedDocument<I extends Id = string> = {
  readonly id: I;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly values: Readonly<Record<string, unknown>>;
};

/** What the documents of one collection have. */
export type Collection = {
  /** The fields that are searched, and the weight of each in the score. */
  readonly weights: Readonly<Record<string, number>>;
  /** The same in a `blend`; those above where there are none. */
  readonly blended?: Readonly<Record<string, number>>;
  /** The fields of running text, in which words have other forms. */
  readonly text?: readonly string[];
  /** None has the name of a field. Values in columns, at hand in a snapshot of which nothing else has been read. */
  readonly columns: Readonly<Record<string, ColumnKind>>;
  /** What is kept to be shown; read when it is asked for. */
  readonly kept: readonly string[];
  /** The order of matches. */
  readonly order: readonly SortKey[];
};

/** One word of a question: any of its terms will do. */
export type QueryWord = {
  readonly anyOf: readonly string[];
  readonly prefix: boolean;
  /** The share of a term's letters that may differ, or 0. */
  readonly fuzzy: number;
  /** Other forms of the word, which count less, and in the fields of text alone. */
  readonly forms?: readonly string[] | undefined;
  /** Terms of other words that stand for it in a `blend`, where they count less. */
  readonly others?: readonly string[] | undefined;
  /** The only fields that it is looked for in. */
  readonly fields?: readonly string[] | undefined;
  /** What its scores are multiplied by; 1 by default. */
  readonly weight?: number | undefined;
  /** Terms than which it counts as no rarer: as no rarer than the rarest of them. */
  readonly noRarerThan?: readonly string[] | undefined;
};

/**
 * What is asked: a word, or several parts of which all have to match, or any. `any` adds up their scores, and
 * `best` takes the highest; `blend` is of words alone, of which the more telling ones count more (index/query/blend.ts).
 */
export type Question =
  | QueryWord
  | { readonly all: readonly Question[] }
  | { readonly any: readonly Question[] }
  | { readonly best: readonly Question[] }
  | { readonly blend: readonly QueryWord[] }
  | { readonly of: Question | null; readonly without: readonly Question[] };

/** A place in the order of matches: the values by which the last one of a page is ordered. */
export type Place = readonly KeyValue[];

export type Match<I extends Id = string> = {
  readonly id: I;
  readonly score: number;
  /** The terms of the document that matched, prefixes and typos resolved, and the fields in which each did. */
  readonly matched: Readonly<Record<string, readonly string[]>>;
  readonly place: Place;
  /** Its kept values, where they were asked for. */
  readonly kept: Readonly<Record<string, unknown>>;
};

/** How many matches have a text in their column. */
export type TextCount = { readonly text: string; readonly count: number };

export type Matches<I extends Id = string> = {
  /** Of all pages together. */
  readonly total: number;
  /** Whether some of what a word may stand for was left out, the question being too wide. */
  readonly narrowed: boolean;
  readonly page: readonly Match<I>[];
  /** The most frequent texts of each column that was to be counted, among all matches. */
  readonly counts: Readonly<Record<string, readonly TextCount[]>>;
};

export type SearchPage<I extends Id = string> = {
  readonly limit: number;
  /** The matches after this place; from the first one where there is none. */
  readonly after?: Place | undefined;
  /** The only documents that are looked at. */
  readonly among?: readonly I[] | undefined;
  /** Conditions that the columns of matches meet. */
  readonly where?: Where | undefined;
  /** The order of matches, instead of the collection's. */
  readonly order?: readonly SortKey[] | undefined;
  /** What scores are multiplied by, for the text in a column. */
  readonly favour?: Favour | undefined;
  /** The only fields that are searched. */
  readonly fields?: readonly string[] | undefined;
  readonly kept?: boolean | undefined;
  /** Whether nobody wants to know which terms matched. */
  readonly unmatched?: boolean | undefined;
  /** How many texts are counted, of each column of which some are. */
  readonly count?: Readonly<Record<string, number>> | undefined;
  /** About how many bytes of postings are read at most; where that is too few, the rest is `narrowed`. */
  readonly effort?: number | undefined;
};

export type Listed<I extends Id = string> = {
  readonly id: I;
  readonly place: Place;
  readonly kept: Readonly<Record<string, unknown>>;
};

/** The terms of a collection's documents. */
export type Vocabulary = {
  /** Whether a document has this term, or with `prefix` a term that begins so. */
  readonly knows: (term: string, prefix: boolean) => boolean;
  /** Has what `knows` looks at of these terms read at once, where a snapshot is read by ranges. */
  readonly prepare: (terms: readonly string[]) => void;
  /** How many terms begin so, those among them that only what was discarded has. */
  readonly countWith: (prefix: string) => number;
  /** The terms that begin so, if there are no more than `most`; otherwise none. */
  readonly termsWith: (prefix: string, most: number) => readonly string[];
  /** About how many bytes its postings take: the more documents have it, the more. 0 for a term that none has. */
  readonly bytesOf: (term: string) => number;
};

/** One collection of documents as it is asked: asking changes nothing. */
export type Searchable<I extends Id = string> = Vocabulary & {
  readonly size: () => number;
  /** `null` matches every document; all of nothing, none. */
  readonly search: (question: Question | null, page: SearchPage<I>) => Matches<I>;
  /** Documents that meet conditions on their columns, in an order; all of them where there is no limit. */
  readonly list: (where: Where, order: readonly SortKey[], limit?: number) => readonly Listed<I>[];
  /** Null where there is no such document, or it has no such number. */
  readonly numberOf: (id: I, column: string) => number | null;
  /** In the order in which they were given; none where there is no such document. */
  readonly textsOf: (id: I, column: string) => readonly string[];
  /** Of the documents that have each of some texts in a column, the first in an order. */
  readonly firstWith: (column: string, texts: readonly string[], order: readonly SortKey[]) => ReadonlyMap<string, I>;
  /** What is kept of these documents, read at once; nothing of one that is not there. */
  readonly keptOf: (ids: readonly I[]) => ReadonlyMap<I, Readonly<Record<string, unknown>>>;
  /** How many different texts a column has. */
  readonly countTexts: (column: string) => number;
};

/** The same in this function's own memory, where it can be changed. */
export type Engine<I extends Id = string> = Searchable<I> & {
  /** Adds the document, in place of the one of its id if there is one. */
  readonly replace: (document: IndexedDocument<I>) => void;
  /** Removes a document; one that is not there is no error. */
  readonly discard: (id: I) => void;
  /** Everything as one segment, without a trace of what was discarded; it is what the engine stands on from then. */
  readonly fold: () => Segment;
};
