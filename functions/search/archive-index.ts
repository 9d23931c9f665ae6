import type { Id, Matches, Question, SearchPage } from './engine.ts';
import type { Favour } from './index/query/favour.ts';
import { type Speakers, speakersOf } from './people/speakers.ts';
import type { Searched } from './query/questions.ts';
import type { BestQuotation } from './quotations/best-quotations.ts';
import { recencyFrom } from './recency.ts';
import type { SearchEngine } from './search-engine.ts';

/**
 * What an index reflects: a commit, and when (ms) the last embargo ended of an article that it has; and which of several
 * indices it is, where it is one that others share and another may take the place of.
 */
export type IndexState = { readonly commit: number; readonly released: number; readonly name?: string };

/** The version of an index in this state. */
export const versionOf = ({ commit, released, name }: IndexState): string =>
  [commit, released, ...(name === undefined ? [] : [name])].join('.');

/** The archive as it can be asked: what can be found in it as of one commit, and one moment for embargoes. */
export class ArchiveIndex {
  readonly #engine: SearchEngine;
  readonly #state: IndexState;
  readonly #speakers: Speakers;
  #about: (About & { readonly version: string }) | null = null;

  constructor(engine: SearchEngine, state: IndexState) {
    this.#engine = engine;
    this.#state = state;
    this.#speakers = speakersOf(engine.articles);
  }

  /** The commit through which every change is in the index; single changes after it may be, too. */
  get commit(): number {
    return this.#state.commit;
  }

  /** Changes whenever what is visible may have: with a commit, with the end of an embargo, and with another index. */
  get version(): string {
    return versionOf(this.#state);
  }

  /** The articles as queries see them. */
  get articlesAsked(): Searched {
    return { vocabulary: this.#engine.articles, languages: this.#archive().languages, fields: ARTICLE_FIELDS };
  }

  /** The quotations: their words, and those of their speakers' names and roles. */
  get quotationsAsked(): Searched {
    return { vocabulary: this.#engine.quotations, languages: this.#archive().languages, fields: QUOTATION_FIELDS };
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
    return this.#engine.damage() !== null;
  }

  /**
   * Asks the index, reading of its snapshot what the question lacks. Asking must change nothing, and may happen several
   * times. @throws ArchiveError `corrupt` where the index is damaged, `unavailable` where it cannot be read now
   */
  answer<A>(question: (index: ArchiveIndex) => A): Promise<A> {
    return this.#engine.answer(() => question(this));
  }

  counts(): { articles: number; quotations: number; speakers: number } {
    const { articles, quotations } = this.#engine;
    return { articles: articles.size(), quotations: quotations.size(), speakers: this.#speakers.count() };
  }

  /** The revision that is known of an article, found or hidden; 0 for one that never was. */
  revisionOf(id: string): number {
    const { articles, hidden } = this.#engine;
    return articles.numberOf(id, 'revision') ?? hidden.numberOf(id, 'revision') ?? 0;
  }

  /** Best first, then newest. */
  searchArticles(question: Question | null, page: SearchPage): Matches {
    return this.#engine.articles.search(question, page);
  }

  /** Best first, unless the page has an order of its own. */
  searchQuotations(question: Question | null, page: Omit<SearchPage, 'among'>): Matches<Id> {
    return this.#engine.quotations.search(question, page);
  }

  /** Of some articles, the quotations that match best, by article. */
  bestQuotations(question: Question | null, within: readonly string[]): ReadonlyMap<string, BestQuotation> {
    return this.#engine.quotations.best(question, within);
  }

  #archive(): About {
    const known = this.#about;
    if (known?.version === this.version) return known;
    const count = { language: MOST_LANGUAGES, month: EVERY_MONTH };
    const { counts, total } = this.#engine.articles.search(null, { limit: 0, count });
    const frequent = (counts.language ?? []).filter(({ count }) => count * 100 >= total);
    const months = (counts.month ?? []).filter(({ count }) => count * 1000 >= total).map(({ text }) => text);
    const about = {
      version: this.version,
      languages: frequent.map(({ text }) => text.split('-')[0] ?? text),
      newestMonth: months.reduce((newest, month) => (month > newest ? month : newest), ''),
    };
    if (!this.#engine.lacking()) this.#about = about;
    return about;
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
