import * as z from 'zod/mini';
import type { ArchiveIndex } from './archive-index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { quotationOfKey } from './documents.ts';
import type { QueryWord } from './engine.ts';
import { type ReaderQuery, wordsFor } from './query.ts';
import { newestFirst } from './speakers.ts';

/** A place of the page: which revision of which article, and what in it matched. */
export type Found = {
  readonly id: string;
  readonly revision: number;
  readonly score: number;
  readonly published: string | null;
  readonly terms: ReadonlySet<string>;
  readonly quotation: { readonly id: string; readonly terms: ReadonlySet<string> } | null;
};

export type Page = {
  /** Of all pages together. */
  readonly total: number;
  readonly relaxed: boolean;
  readonly found: readonly Found[];
  readonly cursor: string | null;
};

export type PageRequest = { readonly q: string; readonly limit: number; readonly cursor?: string | undefined };

const Place = z.tuple([z.boolean(), z.number(), z.nullable(z.string()), z.string()]);
type Ranked = { readonly article: string; readonly score: number; readonly published: string | null };

const byRank = (one: Ranked, other: Ranked): number => other.score - one.score || newestFirst(one, other);
const rounded = (score: number): number => Math.round(score * 1e6) / 1e6; // sums differ in the last digit by their order

/**
 * One page of the articles that have every word, or where there is none, any; best first, then newest.
 * @throws ArchiveError `bad-request` where the cursor is not of this query
 */
export const findPage = (request: PageRequest, query: ReaderQuery, index: ArchiveIndex): Page => {
  const after = request.cursor === undefined ? null : decodeCursor(request.q, Place, request.cursor);
  const words = wordsFor(query, index);
  const strict = after?.[0] ? [] : index.searchArticles(words, 'all');
  const relaxed = after?.[0] ?? (strict.length === 0 && words.length > 1);
  const matches = relaxed ? index.searchArticles(words, 'any') : strict;
  const ranked = matches
    .map(({ id, score, terms }) => ({
      article: id,
      score: rounded(score),
      published: index.entry(id)?.published ?? null,
      terms,
    }))
    .sort(byRank);
  const place: Ranked | null = after && { score: after[1], published: after[2], article: after[3] };
  const from = place === null ? 0 : ranked.findIndex((one) => byRank(one, place) > 0);
  const page = from === -1 ? [] : ranked.slice(from, from + request.limit);
  const last = page.at(-1);
  const more = last !== undefined && ranked.at(-1) !== last;
  const quotations = bestQuotations(new Set(page.map(({ article }) => article)), words, relaxed, index);
  return {
    total: matches.length,
    relaxed: relaxed && matches.length > 0,
    found: page.map(({ article, score, published, terms }) => ({
      id: article,
      revision: index.revisionOf(article),
      score,
      published,
      terms: new Set(terms),
      quotation: quotations.get(article) ?? null,
    })),
    cursor: more ? encodeCursor(request.q, [relaxed, last.score, last.published, last.article]) : null,
  };
};

/** The quotation of each article that matches best, if one does as the article does. */
const bestQuotations = (
  articles: ReadonlySet<string>,
  words: readonly QueryWord[],
  relaxed: boolean,
  index: ArchiveIndex,
): ReadonlyMap<string, NonNullable<Found['quotation']>> => {
  const matches = index.searchQuotations(words, relaxed ? 'any' : 'all', (key) =>
    articles.has(quotationOfKey(key).article),
  );
  matches.sort((one, other) => rounded(one.score) - rounded(other.score) || (one.id < other.id ? 1 : -1));
  return new Map(
    matches.map(({ id, terms }) => {
      const { article, quotation } = quotationOfKey(id);
      return [article, { id: quotation, terms: new Set(terms) }]; // the last one stays, the best
    }),
  );
};
