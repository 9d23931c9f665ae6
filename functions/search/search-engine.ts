import type { ArchiveError } from '../archive/errors.ts';
import type { Id, Matches, Question, Searchable, SearchPage, Vocabulary } from './engine.ts';
import type { BestQuotation } from './quotations/best-quotations.ts';

/** The quotations of all articles. How they are numbered is the engine's own business. */
export type SearchableQuotations = Vocabulary & {
  readonly size: () => number;
  readonly search: (question: Question | null, page: Omit<SearchPage, 'among'>) => Matches<Id>;
  /** Of some articles the quotation that matches best, the first one of equals; nothing of an article that has none. */
  readonly best: (question: Question | null, articles: readonly string[]) => ReadonlyMap<string, BestQuotation>;
};

/**
 * What the archive is searched in: the port between what is asked, which is the same whoever answers, and who answers: a
 * replica in the function's own memory, or OpenSearch. The query language, cursors, phrases, snippets, states of articles
 * and all that is read from the table know nothing of it.
 *
 * Questions are put without waiting. Whatever the engine has not at hand is read by `answer`, which asks again: so asking
 * must change nothing, and what it says while something is missing is never told to anybody.
 */
export type SearchEngine = {
  readonly articles: Searchable;
  readonly quotations: SearchableQuotations;
  /** Articles that are known but not to be found: withdrawn, or embargoed. */
  readonly hidden: Pick<Searchable, 'numberOf'>;
  /**
   * Asks, reading what the question lacks. Asking must change nothing: it may happen several times.
   * @throws ArchiveError `corrupt` where what it lacks is damaged or gone, `unavailable` where it cannot be had now
   */
  readonly answer: <A>(ask: () => A) => Promise<A>;
  /** Whether anything that it has said since it was asked stands for what it lacks: then nothing of it is to be kept. */
  readonly lacking: () => boolean;
  /** Why it is of no more use, whoever found it out; null as long as it is. */
  readonly damage: () => ArchiveError | null;
};
