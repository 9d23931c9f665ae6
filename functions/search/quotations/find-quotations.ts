import * as z from 'zod/mini';
import { allOrAny } from '../all-or-any.ts';
import type { QuotationsAnswer } from '../answers/quotations.ts';
import type { ArchiveIndex } from '../archive-index.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { Id, Match, Question, SearchPage } from '../engine.ts';
import { publishedBetween, speakerIs } from '../filters.ts';
import { questionsFor } from '../query/questions.ts';
import { type ReaderQuery, readQuery } from '../query/read-query.ts';
import { NOTHING_SHOWN, restOf, restRequest, shownUntil } from '../rest.ts';
import { type ShowDependencies, show } from '../show.ts';
import { highlight } from '../snippets.ts';
import type { Thesaurus } from '../words/thesaurus.ts';
import { sayingIn } from './saying.ts';

/** Without words, everything that was said; `from` and `to` are days, months or years, both included. */
export type QuotationsRequest = {
  readonly q?: string | undefined;
  readonly speaker?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** By default by relevance where there are words, else the newest first. */
  readonly sort?: 'relevance' | 'newest' | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly thesaurus?: Thesaurus | undefined;
};

const NEWEST_FIRST = [
  { column: 'published', descending: true },
  { column: 'shuffle' },
  { by: 'id' },
] as const satisfies SearchPage['order'];
const BEST_FIRST = [{ by: 'score', digits: 6 }, ...NEWEST_FIRST] as const satisfies SearchPage['order'];

const text = () => z.nullable(z.string());
const Place = z.tuple([text(), text(), z.union([z.number(), z.string()])]); // engines number quotations as they like
const Ranked = z.tuple([z.boolean(), shownUntil(Place)]);

/**
 * What somebody said about something, quotation by quotation: those that have every word in their text, their speaker's
 * name or role, or where there is none, any.
 * @throws ArchiveError `bad-request` where the cursor is not of this question
 */
export const findQuotations = async (
  request: QuotationsRequest,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<{ readonly answer: QuotationsAnswer; readonly version: string }> => {
  const shown = await show((from) => findPage(request, from), index, dependencies);
  const { total, relaxed, found, cursor, cut } = shown.page;
  const quotations = found.flatMap(({ quotation, score, terms }, at) => {
    const article = shown.articles[at];
    const saying = article ? sayingIn(article, quotation) : null;
    return saying === null ? [] : [{ ...saying, score, highlights: highlight(saying.text, terms) }];
  });
  return {
    answer: {
      query: request.q ?? null,
      ...(cut === null ? {} : { cut }),
      total: total - (found.length - quotations.length),
      relaxed,
      commit: shown.commit,
      quotations,
      ...(cursor === null ? {} : { cursor }),
    },
    version: shown.version,
  };
};

const findPage = (request: QuotationsRequest, index: ArchiveIndex) => {
  const { q, sort = q === undefined ? 'newest' : 'relevance' } = request;
  const query = readQuery(q ?? '', request.thesaurus);
  const asked = JSON.stringify([q, request.speaker, request.from, request.to, sort]);
  const { found, ...page } = (sort === 'newest' ? findNewest : findBest)(request, query, asked, index);
  return {
    ...page,
    cut: query.cut,
    found: found.map(({ kept, score, matched }) => ({
      id: String(kept.article),
      revision: index.revisionOf(String(kept.article)),
      quotation: String(kept.quotation),
      score: Math.round(score * 1e6) / 1e6,
      terms: new Set(Object.keys(matched)),
    })),
  };
};

type PageOf = (
  request: QuotationsRequest,
  query: ReaderQuery,
  asked: string,
  index: ArchiveIndex,
) => {
  readonly total: number;
  readonly relaxed: boolean;
  readonly found: readonly Match<Id>[];
  readonly cursor: string | null;
};

const findNewest: PageOf = (request, query, asked, index) => {
  const { q, limit, cursor } = request;
  const [before, place] =
    cursor === undefined ? [null, undefined] : decodeCursor(asked, z.tuple([z.boolean(), Place]), cursor);
  const find = (question: Question | null) =>
    index.searchQuotations(question, {
      limit: limit + 1,
      after: place,
      where: conditions(request),
      order: NEWEST_FIRST,
      kept: true,
    });
  const { page, total, relaxed, wide } =
    q === undefined
      ? { ...find(null), relaxed: false, wide: false }
      : allOrAny(questionsFor(query, index.quotationsAsked), before, find);
  const found = page.slice(0, limit);
  const last = found.at(-1);
  const more = last !== undefined && page.length > limit;
  return { total, relaxed, found, cursor: more ? encodeCursor(asked, [wide, last.place]) : null };
};

const findBest: PageOf = (request, query, asked, index) => {
  const { limit, cursor } = request;
  const [before, shown] = cursor === undefined ? [null, NOTHING_SHOWN] : decodeCursor(asked, Ranked, cursor);
  const rest = restRequest(shown, limit);
  const { page, total, relaxed, wide } = allOrAny(questionsFor(query, index.quotationsAsked), before, (question) =>
    index.searchQuotations(question, {
      limit: rest.limit,
      after: rest.after,
      where: conditions(request),
      order: rest.byDate ? NEWEST_FIRST : BEST_FIRST,
      kept: true,
    }),
  );
  const { page: found, next } = restOf(page, shown, limit, ({ kept }) => `${kept.article} ${kept.quotation}`);
  return { total, relaxed, found, cursor: next === null ? null : encodeCursor(asked, [wide, next]) };
};

const conditions = ({ speaker, from, to, thesaurus }: QuotationsRequest): NonNullable<SearchPage['where']> => ({
  ...speakerIs(speaker, thesaurus),
  ...publishedBetween(from, to),
});
