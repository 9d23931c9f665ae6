import type { Head } from '../archive/article.ts';
import { ARTICLE_WEIGHTS, articleDocument, QUOTATION_WEIGHTS, quotationDocuments, quotationKey } from './documents.ts';
import { type Engine, emptyEngine, type Match, type QueryWord } from './engine.ts';
import { type Entry, entryOf, type Speakers, speakers } from './speakers.ts';
import { visibleFrom } from './visibility.ts';

/** An article that is known but not to be found: withdrawn (`until` is null), or embargoed until a time in ms. */
export type Hidden = { readonly revision: number; readonly until: number | null };

/** Everything that an index consists of, as a snapshot keeps it. */
export type IndexParts = {
  readonly commit: number;
  readonly released: number;
  readonly articles: Engine;
  readonly quotations: Engine;
  readonly entries: Map<string, Entry>;
  readonly hidden: Map<string, Hidden>;
};

/**
 * The archive in memory: what can be found in it as of one commit, and one moment for embargoes. It does no I/O; the
 * replica brings the heads. Applying a head twice, or an older one later, changes nothing.
 */
export class ArchiveIndex {
  readonly #parts: IndexParts;
  readonly #speakers: Speakers;
  #commit: number;
  #released: number;
  #nextDue = 0; // no embargo ends before this

  constructor(parts: IndexParts = nothing()) {
    this.#parts = parts;
    this.#commit = parts.commit;
    this.#released = parts.released;
    this.#speakers = speakers(parts.entries);
  }

  /** The commit through which every change is in the index; single changes after it may be, too. */
  get commit(): number {
    return this.#commit;
  }

  /** Changes whenever what is visible may have: with a commit, and with the end of an embargo. */
  get version(): string {
    return `${this.#commit}.${this.#released}`;
  }

  get parts(): IndexParts {
    return { ...this.#parts, commit: this.#commit, released: this.#released };
  }

  get speakers(): Speakers {
    return this.#speakers;
  }

  counts(): { articles: number; quotations: number; speakers: number } {
    const { articles, quotations } = this.#parts;
    return { articles: articles.size(), quotations: quotations.size(), speakers: this.#speakers.count() };
  }

  /** The revision that is known of an article, found or hidden; 0 for one that never was. */
  revisionOf(id: string): number {
    return (this.#parts.entries.get(id) ?? this.#parts.hidden.get(id))?.revision ?? 0;
  }

  entry(id: string): Entry | null {
    return this.#parts.entries.get(id) ?? null;
  }

  searchArticles(words: readonly QueryWord[], combine: 'all' | 'any'): Match[] {
    return this.#parts.articles.search(words, combine);
  }

  searchQuotations(words: readonly QueryWord[], combine: 'all' | 'any', within: (key: string) => boolean): Match[] {
    return this.#parts.quotations.search(words, combine, within);
  }

  /** Whether any article has this term, or with `prefix` a term that begins so. */
  knows(term: string, prefix: boolean): boolean {
    return this.#parts.articles.knows(term, prefix);
  }

  /** Brings one head into the index, if it is newer than what is known, or its embargo has ended by `now` (ms). */
  apply(head: Head, now: number): void {
    const { articles, quotations, entries, hidden } = this.#parts;
    const known = this.revisionOf(head.id);
    const embargoed = (hidden.get(head.id)?.until ?? null) !== null;
    if (head.revision < known || (head.revision === known && !embargoed)) return;
    const from = visibleFrom(head);
    if (head.state === 'withdrawn' || from > now) {
      this.#remove(head.id);
      hidden.set(head.id, { revision: head.revision, until: head.state === 'withdrawn' ? null : from });
      this.#nextDue = Math.min(this.#nextDue, from);
      return;
    }
    const document = articleDocument(head);
    const sayings = quotationDocuments(head);
    const entry = entryOf(head); // all of it is made before anything is changed
    this.#remove(head.id);
    this.#released = Math.max(this.#released, from);
    articles.replace(document);
    for (const saying of sayings) quotations.replace(saying);
    entries.set(head.id, entry);
    this.#speakers.add(head.id);
  }

  /** Forgets an article of which there is no head at all. */
  forget(id: string): void {
    this.#remove(id);
  }

  /** Says that every change through `commit` has been applied. */
  reached(commit: number): void {
    this.#commit = Math.max(this.#commit, commit);
  }

  /** Articles whose embargo has ended by `now` (ms), to be read and applied. */
  due(now: number): string[] {
    if (now < this.#nextDue) return [];
    const embargoes = [...this.#parts.hidden].map(([id, { until }]) => ({
      id,
      until: until ?? Number.POSITIVE_INFINITY,
    }));
    const due = embargoes.filter(({ until }) => until <= now).map(({ id }) => id);
    if (due.length === 0)
      this.#nextDue = embargoes.reduce((first, { until }) => Math.min(first, until), Number.POSITIVE_INFINITY);
    return due;
  }

  #remove(id: string): void {
    const entry = this.#parts.entries.get(id);
    this.#parts.hidden.delete(id);
    if (entry === undefined) return;
    this.#parts.articles.discard(id);
    for (const quotation of entry.quotations) this.#parts.quotations.discard(quotationKey(id, quotation));
    this.#speakers.remove(id);
    this.#parts.entries.delete(id);
  }
}

const nothing = (): IndexParts => ({
  commit: 0,
  released: 0,
  articles: emptyEngine(ARTICLE_WEIGHTS),
  quotations: emptyEngine(QUOTATION_WEIGHTS),
  entries: new Map(),
  hidden: new Map(),
});
