import MiniSearch, { type Query, type SearchOptions, type SearchResult, type Suggestion } from 'minisearch';
import { ArchiveError } from '../../archive/errors.ts';
import { emptySegment } from './builder.ts';
import { type Analysed, analyse, type ColumnValue, idOf } from './live/analyse.ts';
import { countTexts, valueIn } from './live/column-values.ts';
import { LiveIndex } from './live/live-index.ts';
import { mergeIndex } from './merge/merge-index.ts';
import { type CompactQuery, type IndexOptions, type Settings, settingsOf } from './options.ts';
import { Accumulators } from './query/accumulator.ts';
import { countWithPrefix, termsWithPrefix } from './query/expand.ts';
import { firstWith } from './query/first-with.ts';
import { LivePostings } from './query/postings.ts';
import type { SortKey } from './query/ranking.ts';
import { searchAll, suggestionsOf } from './query/results.ts';
import { type TopAnswer, type TopOptions, top } from './query/top.ts';
import { isOf, type Segment, segmentOver } from './segment.ts';

/**
 * MiniSearch over a snapshot: the same options, the same calls, the same answers to the score, for archives that MiniSearch
 * cannot load. A segment is read where it lies, and only the postings that a query touches are decoded; changes go to an
 * overlay in memory. What was discarded counts no more at once, as in a MiniSearch that has just been vacuumed.
 *
 * Goals: to open in no time, to answer in milliseconds, to hold little beside the snapshot itself.
 * Not its goals: to build nothing at all when a document comes (`merge` from time to time, see `dirtFactor` and
 * `overlayFactor`), and MiniSearch's JSON.
 *
 * Where MiniSearch leaves the order to the history of its radix tree, among the terms that one prefix or misspelling
 * stands for, the order here is that of the terms; so sums of such scores may differ in the last digit.
 */
export class CompactIndex<T = Record<string, unknown>> {
  static readonly wildcard: typeof MiniSearch.wildcard = MiniSearch.wildcard;

  readonly #settings: Settings<T>;
  #index: LiveIndex;
  #postings: LivePostings;
  readonly #accumulators = new Accumulators();

  /** @throws ArchiveError `corrupt` where the segment was made with other fields, stored fields or columns */
  constructor(options: IndexOptions<T>, segment?: Segment) {
    this.#settings = settingsOf(options);
    if (segment !== undefined && !isOf(segment, this.#settings)) {
      throw new ArchiveError('corrupt', 'The snapshot was made with other fields or columns');
    }
    this.#index = new LiveIndex(segment ?? emptySegment(this.#settings));
    this.#postings = new LivePostings(this.#index);
  }

  get documentCount(): number {
    return this.#index.documents;
  }

  /** How many terms the living documents have; after a document of the segment died, every term is looked at. */
  get termCount(): number {
    return this.#postings.countTerms();
  }

  /** How many dead documents the next `merge` will leave behind. */
  get dirtCount(): number {
    return this.#index.dead.count;
  }

  get dirtFactor(): number {
    return this.dirtCount / (1 + this.documentCount + this.dirtCount);
  }

  /** The share of the documents that are in the overlay, which is larger and slower to search by prefix. */
  get overlayFactor(): number {
    return this.#index.overlay.documents / (1 + this.#index.numbers);
  }

  /** @throws ArchiveError `bad-request` where the document has no id, or its id is there */
  add(document: T): void {
    this.#add(analyse(document, this.#settings));
  }

  addAll(documents: Iterable<T>): void {
    for (const document of documents) this.add(document);
  }

  /** The same, giving way to others after each `chunkSize` documents. */
  async addAllAsync(documents: readonly T[], { chunkSize = 10 }: { readonly chunkSize?: number } = {}): Promise<void> {
    for (let at = 0; at < documents.length; at += chunkSize) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      this.addAll(documents.slice(at, at + chunkSize));
    }
  }

  /** @throws ArchiveError `bad-request` where there is no document of this id */
  discard(id: unknown): void {
    this.#index.discard(this.#numberOf(id, 'discard document'));
  }

  discardAll(ids: Iterable<unknown>): void {
    for (const id of ids) this.discard(id);
  }

  /** The same as `discard` of its id: what is indexed of a document is known without it. */
  remove(document: T): void {
    this.#index.discard(this.#numberOf(idOf(document, this.#settings), 'remove document'));
  }

  /** Removes these documents; called with nothing at all, every one. */
  removeAll(...given: [documents?: Iterable<T>]): void {
    const [documents] = given;
    if (documents) for (const document of documents) this.remove(document);
    else if (given.length > 0) {
      const reason = 'Expected documents to be present. Omit the argument to remove all documents.';
      throw new ArchiveError('bad-request', reason);
    } else this.#stand(emptySegment(this.#settings));
  }

  /** Puts a document in the place of the one with its id. */
  replace(document: T): void {
    const analysed = analyse(document, this.#settings);
    this.discard(analysed.id);
    this.#add(analysed);
  }

  has(id: unknown): boolean {
    return this.#index.find(id) >= 0;
  }

  getStoredFields(id: unknown): Record<string, unknown> | undefined {
    const document = this.#index.find(id);
    return document < 0 ? undefined : this.#index.storedOf(document);
  }

  /** Asks that the stored fields of these are there, at once. @throws PagesMissing where some are not */
  needStoredFields(ids: readonly unknown[]): void {
    this.#index.needStored(ids.map((id) => this.#index.find(id)).filter((document) => document >= 0));
  }

  /**
   * What a document has in a column, which nothing has to be read for; undefined where there is no such document.
   * @throws ArchiveError `bad-request` where there is no such column
   */
  getValue(id: unknown, column: string): ColumnValue | undefined {
    const document = this.#index.find(id);
    return document < 0 ? undefined : valueIn(this.#index, column, document);
  }

  /** How many different texts the documents have in a column. */
  countValues(column: string): number {
    return countTexts(this.#index, column);
  }

  /**
   * Of the documents that have each of some texts in a column, the first in an order: one pass over the column.
   * @throws ArchiveError `bad-request` where there is no such column of texts
   */
  firstWith(column: string, texts: readonly string[], order: readonly SortKey[]): ReadonlyMap<string, unknown> {
    return firstWith(this.#index, column, texts, order);
  }

  /** Whether a living document has this term, or with `prefix` one that begins so. */
  knows(term: string, { prefix = false }: { readonly prefix?: boolean } = {}): boolean {
    return this.#postings.knows(term, prefix);
  }

  /** About how many bytes the postings of a term take, those of the dead among them; 0 where there are none. */
  bytesOf(term: string): number {
    return this.#postings.bytesOf(term);
  }

  /** How many terms begin so, those of the dead among them. */
  countWith(prefix: string): number {
    return countWithPrefix(this.#index, prefix);
  }

  /** The terms that begin so, those of the dead among them, if there are no more than `most`; otherwise none. */
  termsWith(prefix: string, most: number): readonly string[] {
    return termsWithPrefix(this.#index, prefix, most);
  }

  /**
   * Asks that what `knows` looks at of these terms is there, so that it lacks nothing term after term.
   * @throws PagesMissing where some is not
   */
  needTerms(terms: readonly string[]): void {
    this.#postings.needTerms(terms);
  }

  /** Every match, best first, with everything that MiniSearch says of it. For the best few of many, `top` is faster. */
  search(query: Query, options: SearchOptions = {}): SearchResult[] {
    return searchAll(query, options, this.#settings, this.#index, this.#postings);
  }

  /** The best matches, how many there are in all, and what they have in common. */
  top(query: CompactQuery, options: TopOptions = {}): TopAnswer {
    return top(query, options, {
      settings: this.#settings,
      index: this.#index,
      postings: this.#postings,
      accumulators: this.#accumulators,
    });
  }

  autoSuggest(query: string, options: SearchOptions = {}): Suggestion[] {
    return suggestionsOf(this.search(query, { ...this.#settings.autoSuggestOptions, ...options }));
  }

  /** Folds the overlay into a new segment, on which this index then stands, without a trace of the dead. */
  merge(): Segment {
    return this.#stand(segmentOver(mergeIndex(this.#index, this.#settings)));
  }

  /** The same, for code that was written for MiniSearch. */
  async vacuum(): Promise<void> {
    if (this.dirtCount > 0) this.merge();
  }

  #add(document: Analysed): void {
    if (this.has(document.id)) throw new ArchiveError('bad-request', `MiniSearch: duplicate ID ${document.id}`);
    this.#index.add(document);
  }

  #stand(segment: Segment): Segment {
    this.#index = new LiveIndex(segment);
    this.#postings = new LivePostings(this.#index);
    return segment;
  }

  #numberOf(id: unknown, what: string): number {
    const document = this.#index.find(id);
    if (document >= 0) return document;
    throw new ArchiveError('bad-request', `MiniSearch: cannot ${what} with ID ${id}: it is not in the index`);
  }
}
