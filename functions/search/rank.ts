import * as z from 'zod/mini';
import { allOrAny } from './all-or-any.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Question, SearchPage } from './engine.ts';
import { questionsFor } from './query/questions.ts';
import type { ReaderQuery } from './query/read-query.ts';
import { NOTHING_SHOWN, restOf, restRequest, Shown } from './rest.ts';

/** A place of the page: which revision of which article, and what of it matched. */
export type Found = {
  readonly id: string;
  readonly revision: number;
  readonly score: number;
  readonly terms: ReadonlySet<string>;
};

export type Page = {
  /** Of all pages together. */
  readonly total: number;
  /** Too few articles have every word, or a word stands for more than could be looked for. */
  readonly relaxed: boolean;
  readonly found: readonly Found[];
  readonly cursor: string | null;
  /** Whether any of the words was enough. */
  readonly wide: boolean;
};

/** What of the index a page is found in. */
type Findable = Pick<ArchiveIndex, 'articlesAsked' | 'revisionOf' | 'searchArticles'>;

export type PageRequest = { readonly q: string; readonly limit: number; readonly cursor?: string | undefined };

const NEWEST_FIRST = [{ column: 'published', descending: true }, { by: 'id' }] as const satisfies SearchPage['order'];

const Cursor = z.tuple([z.boolean(), Shown]);

/**
 * One page of the articles that have every word, or where there is none, any; best first, then newest.
 * @throws ArchiveError `bad-request` where the cursor is not of this query
 */
export const findPage = ({ q, limit, cursor }: PageRequest, query: ReaderQuery, index: Findable): Page => {
  const [before, shown] = cursor === undefined ? [null, NOTHING_SHOWN] : decodeCursor(q, Cursor, cursor);
  const rest = restRequest(shown, limit);
  const find = (question: Question) =>
    index.searchArticles(question, {
      limit: rest.limit,
      after: rest.after,
      ...(rest.byDate ? { order: NEWEST_FIRST } : {}),
    });
  const widened = allOrAny(questionsFor(query, index.articlesAsked), before, find);
  const { page, next } = restOf(widened.page, shown, limit, ({ id }) => id);
  return {
    total: widened.total,
    relaxed: widened.relaxed,
    wide: widened.wide,
    found: page.map(({ id, score, matched }) => ({
      id,
      revision: index.revisionOf(id),
      score: Math.round(score * 1e6) / 1e6,
      terms: new Set(Object.keys(matched)),
    })),
    cursor: next === null ? null : encodeCursor(q, [widened.wide, next]),
  };
};
