import type { Head } from '../archive/article.ts';
import type { ArchiveError } from '../archive/errors.ts';
import { engineOver } from './compact-engine.ts';
import { ARTICLES, HIDDEN, indexedHead, QUOTATIONS } from './documents.ts';
import type { Engine, Matches, Question, SearchPage } from './engine.ts';
import type { Favour } from './index/query/favour.ts';
import { type Speakers, speakersOf } from './people/speakers.ts';
import type { Searched } from './query/questions.ts';
import { type BestQuotation, bestQuotations, quotationsOf } from './quotations/best-quotations.ts';
import { recencyFrom } from './recency.ts';
import { visibleFrom } from './visibility.ts';

/** Everything that an index consists of, as a snapshot keeps it. */
export type IndexParts = {
  readonly commit: number;
  readonly released: number;
  readonly articles: Engine;
  readonly quotations: Engine<number>;
  /** The number of the next quotation that comes. */
  readonly nextQuotation: number;
  readonly hidden: Engine;
};

/** What an index stands on: reads of it what questions lack. */
export type Base = {
  /**
   * Asks, reading what the question lacks. Asking must change nothing: it may happen several times.
   * @throws ArchiveError `corrupt` where what it lacks is damaged or gone, `unavailable` where it cannot be had now
   */
  readonly answer: <A>(ask: () => A) => Promise<A>;
  /** Why it is of no more use, whoever found it out; null as long as it is. */
  readonly damage: () => ArchiveError | null;
};

/**
 * The archive in memory: what can be found in it as of one commit, and one moment for embargoes. It does no I/O; the
 * replica brings the heads. Applying a head twice, or an older one later, changes nothing, and needs nothing of a snapshot
 * but what is read first.
 */
export class ArchiveIndex {
  readonly #parts: IndexParts;
  readonly #base: Base;
  readonly #speakers: Speakers;
  #commit: number;
  #released: number;
  #nextQuotation: number;
  #about: (About & { readonly version: string }) | null = null;
  #nextDue = 0; // no embargo ends before this

  constructor(parts: IndexParts = nothing(), base: Base = ALL_IN_MEMORY) {
    this.#parts = parts;
    this.#base = base;
    this.#commit = parts.commit;
    this.#released = parts.released;
    this.#nextQuotation = parts.nextQuotation;
    this.#speakers = speakersOf(parts.articles);
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
    return {
      ...this.#parts,
      commit: this.#commit,
      released: this.#released,
      nextQuotation: this.#nextQuotation,
    };
  }

  /** The articles as queries see them. */
  get articlesAsked(): Searched {
    return { vocabulary: this.#parts.articles, languages: this.#archive().languages, fields: ARTICLE_FIELDS };
  }

  /** The quotations: their words, and those of their speakers' names and roles. */
  get quotationsAsked(): Searched {
    return { vocabulary: this.#parts.quotations, languages: this.#archive().languages, fields: QUOTATION_FIELDS };
  }

  /** What new articles are favoured by. */
  get recency(): Favour {
    return recencyFrom(this.#archive().newestMonth);
  }

  get speakers(): Speakers {
    return this.#speakers;
  }

  /** Whether the snapshot that it stands on turned out to be damaged or gone: it cannot answer everything any more. */
  get damaged(): boolean {
    return this.#base.damage() !== null;
  }

  /**
   * Asks the index, reading of its snapshot what the question lacks. Asking must change nothing, and may happen several
   * times. @throws ArchiveError `corrupt` where the index is damaged, `unavailable` where it cannot be read now
   */
  answer<A>(question: (index: ArchiveIndex) => A): Promise<A> {
    return this.#base.answer(() => question(this));
  }

  counts(): { articles: number; quotations: number; speakers: number } {
    const { articles, quotations } = this.#parts;
    return { articles: articles.size(), quotations: quotations.size(), speakers: this.#speakers.count() };
  }

  /** The revision that is known of an article, found or hidden; 0 for one that never was. */
  revisionOf(id: string): number {
    const { articles, hidden } = this.#parts;
    return articles.numberOf(id, 'revision') ?? hidden.numberOf(id, 'revision') ?? 0;
  }

  /** Best first, then newest. */
  searchArticles(question: Question | null, page: SearchPage): Matches {
    return this.#parts.articles.search(question, page);
  }

  /** Best first, unless the page has an order of its own. */
  searchQuotations(question: Question | null, page: SearchPage<number>): Matches<number> {
    return this.#parts.quotations.search(question, page);
  }

  /** Of some articles, the quotations that match best, by article. */
  bestQuotations(question: Question | null, within: readonly string[]): ReadonlyMap<string, BestQuotation> {
    return bestQuotations(this.#parts, question, within);
  }

  /** Brings one head into the index, if it is newer than what is known, or its embargo has ended by `now` (ms). */
  apply(head: Head, now: number): void {
    const { articles, quotations, hidden } = this.#parts;
    const known = this.revisionOf(head.id);
    const embargoed = hidden.numberOf(head.id, 'until') !== null;
    if (head.revision < known || (head.revision === known && !embargoed)) return;
    const indexed = indexedHead(head, now, this.#nextQuotation); // all of it is made before anything is changed
    this.forget(head.id);
    if (!indexed.found) {
      hidden.replace(indexed.hidden);
      if (head.state !== 'withdrawn') this.#nextDue = Math.min(this.#nextDue, visibleFrom(head));
      return;
    }
    this.#released = Math.max(this.#released, visibleFrom(head));
    articles.replace(indexed.article);
    for (const quotation of indexed.quotations) quotations.replace(quotation);
    this.#nextQuotation += indexed.quotations.length;
  }

  /** Removes all that is known of an article. */
  forget(id: string): void {
    const { articles, quotations, hidden } = this.#parts;
    for (const { number } of quotationsOf(articles, id)) quotations.discard(number);
    articles.discard(id);
    hidden.discard(id);
  }

  #archive(): About {
    if (this.#about?.version !== this.version) {
      const { articles } = this.#parts;
      const { counts } = articles.search(null, { limit: 0, count: { language: MOST_LANGUAGES, month: EVERY_MONTH } });
      const frequent = (counts.language ?? []).filter(({ count }) => count * 100 >= articles.size());
      const months = (counts.month ?? [])
        .filter(({ count }) => count * 1000 >= articles.size())
        .map(({ text }) => text);
      this.#about = {
        version: this.version,
        languages: frequent.map(({ text }) => text.split('-')[0] ?? text),
        newestMonth: months.reduce((newest, month) => (month > newest ? month : newest), ''),
      };
    }
    return this.#about;
  }

  /** Says that every change through `commit` has been applied. */
  reached(commit: number): void {
    this.#commit = Math.max(this.#commit, commit);
  }

  /** Articles whose embargo has ended by `now` (ms), to be read and applied. */
  due(now: number): string[] {
    if (now < this.#nextDue) return [];
    const { hidden } = this.#parts;
    const due = hidden.list({ until: { max: now } }, []).map(({ id }) => id);
    if (due.length === 0) {
      const [next] = hidden.list({ until: {} }, [{ column: 'until' }], 1);
      this.#nextDue = Number(next?.place[0] ?? Number.POSITIVE_INFINITY);
    }
    return due;
  }
}

/** What the archive is like as a whole. */
type About = {
  /** Those of at least one article in a hundred: what one alone was taken for is not how words are formed here. */
  readonly languages: readonly string[];
  /** Of at least one in a thousand: what one alone is dated is no measure of the others. `2026-03`, or empty. */
  readonly newestMonth: string;
};

const MOST_LANGUAGES = 20;
const EVERY_MONTH = 100_000;
const ARTICLE_FIELDS = { headline: ['headline'], speaker: ['speakers'], by: ['byline'], place: ['place'] } as const;
const QUOTATION_FIELDS = { speaker: ['speaker'] } as const;

const ALL_IN_MEMORY: Base = { answer: async (ask) => ask(), damage: () => null };

const nothing = (): IndexParts => ({
  commit: 0,
  released: 0,
  articles: engineOver(ARTICLES),
  quotations: engineOver(QUOTATIONS),
  nextQuotation: 0,
  hidden: engineOver(HIDDEN),
});
