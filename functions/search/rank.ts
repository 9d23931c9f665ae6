import * as z from 'zod/mini';
import { allOrAny } from './all-or-any.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Combine, QueryWord } from './engine.ts';
import { type ReaderQuery, wordsFor } from './query.ts';

/** A place of the page: which revision of which article, and by which of its terms. */
export type Found = {
  readonly id: string;
  readonly revision: number;
  readonly score: number;
  readonly terms: ReadonlySet<string>;
};

export type Page = {
  /** Of all pages together. */
  readonly total: number;
  /** No article has every word, or a word stands for more than could be looked for. */
  readonly relaxed: boolean;
  readonly found: readonly Found[];
  readonly cursor: string | null;
  /** How the articles were looked for, as their quotations are then. */
  readonly words: readonly QueryWord[];
  readonly combine: Combine;
};

/** What of the index a page is found in. */
type Findable = Pick<ArchiveIndex, 'articleTerms' | 'revisionOf' | 'searchArticles'>;

export type PageRequest = { readonly q: string; readonly limit: number; readonly cursor?: string | undefined };

const Cursor = z.tuple([z.boolean(), z.number(), z.nullable(z.string()), z.string()]);

/**
 * One page of the articles that have every word, or where there is none, any; best first, then newest.
 * @throws ArchiveError `bad-request` where the cursor is not of this query
 */
export const findPage = ({ q, limit, cursor }: PageRequest, query: ReaderQuery, index: Findable): Page => {
  const [wide, ...place] = cursor === undefined ? [null] : decodeCursor(q, Cursor, cursor);
  const words = wordsFor(query, index.articleTerms);
  const asked = { limit: limit + 1, after: wide === null ? undefined : place };
  const find = (combine: Combine) => index.searchArticles(words, combine, asked);
  const { page, next, ...rest } = allOrAny(find, { words: words.length, limit, wide });
  return {
    ...rest,
    found: page.map(({ id, place: [score], terms }) => ({
      id,
      revision: index.revisionOf(id),
      score: Number(score),
      terms: new Set(terms),
    })),
    cursor: next === null ? null : encodeCursor(q, next),
    words,
  };
};
