import * as z from 'zod/mini';
import { allOrAny, type Widened } from './all-or-any.ts';
import type { FacetName, FacetsAnswer } from './answers/facets.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Match, Question, SearchPage } from './engine.ts';
import { countedAtOnce, facetsOf } from './facets.ts';
import { type Filters, whereOf } from './filters.ts';
import { type Questions, questionsFor } from './query/questions.ts';
import type { ReaderQuery } from './query/read-query.ts';
import { NOTHING_SHOWN, restOf, restRequest, shownUntil } from './rest.ts';

/** A place of the page: which revision of which article, and what of it matched: each term, and in which fields. */
export type Found = {
  readonly id: string;
  readonly revision: number;
  readonly score: number;
  readonly matched: Match['matched'];
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
  readonly facets: FacetsAnswer | null;
};

/** What of the index a page is found in. */
export type Findable = Pick<ArchiveIndex, 'articlesAsked' | 'recency' | 'revisionOf' | 'searchArticles' | 'speakers'>;

export type PageRequest = Filters & {
  /** Without it, every article is one. */
  readonly q?: string | undefined;
  /** By default by relevance where there are words, else the newest first. */
  readonly sort?: 'relevance' | 'newest' | 'oldest' | undefined;
  /** Whether newer articles are favoured a little, by relevance; they are by default. */
  readonly recency?: 'mild' | 'off' | undefined;
  /** Whether only articles that have every word will do. */
  readonly strict?: boolean | undefined;
  readonly facets?: readonly FacetName[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** What the text said of articles that have the words of a query's phrases: those that have the phrases. */
export type Checked = { readonly among: readonly string[]; readonly wide: boolean; readonly all: boolean };

const byDate = (descending: boolean) =>
  [{ column: 'published', descending }, { by: 'id' }] as const satisfies SearchPage['order'];
/** By relevance, as the collection has it. */
export const ORDERS = { relevance: undefined, newest: byDate(true), oldest: byDate(false) };

const Place = z.tuple([z.nullable(z.string()), z.string()]);
const Ranked = z.tuple([z.boolean(), shownUntil(Place)]);
const Dated = z.tuple([z.boolean(), Place]);

/**
 * One page of the articles that have every word, or where there is none, any.
 * @throws ArchiveError `bad-request` where the cursor is not of this query
 */
export const findPage = (
  request: PageRequest,
  query: ReaderQuery | null,
  checked: Checked | null,
  index: Findable,
): Page => {
  const { q, sort = q === undefined ? 'newest' : 'relevance', facets } = request;
  const questions = query === null ? EVERYTHING : questionsFor(query, index.articlesAsked);
  const where = whereOf(request);
  const find = (question: Question | null, page: Pick<SearchPage, 'limit' | 'after' | 'order'>) =>
    index.searchArticles(question, {
      ...page,
      where,
      favour: sort === 'relevance' && query !== null && request.recency !== 'off' ? index.recency : undefined,
      among: checked?.among,
      count: countedAtOnce(facets ?? [], request),
    });
  const part = sort === 'relevance' ? rankedPage : datedPage(ORDERS[sort]);
  const { page, cursor, widened } = part(
    request,
    askedBy(request, sort),
    questions,
    request.strict ? false : (checked?.wide ?? null),
    find,
  );
  return {
    total: widened.total,
    relaxed: widened.relaxed || checked?.all === false || (checked?.wide === true && widened.total > 0),
    wide: widened.wide,
    found: page.map(({ id, score, matched }) => ({
      id,
      revision: index.revisionOf(id),
      score: Math.round(score * 1e6) / 1e6,
      matched,
    })),
    cursor,
    facets:
      facets === undefined
        ? null
        : facetsOf(
            facets,
            widened.question,
            { filters: request, among: checked?.among, atOnce: widened.counts },
            index,
          ),
  };
};

/** How a page that a cursor is of was looked for; null for the first page. @throws ArchiveError `bad-request` */
export const widthOf = (request: PageRequest): boolean | null => {
  const { q, cursor, sort = q === undefined ? 'newest' : 'relevance' } = request;
  if (cursor === undefined) return null;
  return decodeCursor(askedBy(request, sort), sort === 'relevance' ? Ranked : Dated, cursor)[0];
};

const EVERYTHING: Questions = { strict: null, wide: null, few: 0 };

/** Everything that a cursor is bound to: not the newsroom's words, which may change between two pages. */
const askedBy = ({ q, recency, ...filters }: PageRequest, sort: string): string =>
  JSON.stringify([q, whereOf({ ...filters, thesaurus: undefined }), sort, ...(recency === 'off' ? [recency] : [])]);

type Part = (
  request: PageRequest,
  asked: string,
  questions: Questions,
  wide: boolean | null,
  find: (
    question: Question | null,
    page: Pick<SearchPage, 'limit' | 'after' | 'order'>,
  ) => ReturnType<Findable['searchArticles']>,
) => { readonly page: readonly Match[]; readonly cursor: string | null; readonly widened: Widened<string> };

const rankedPage: Part = ({ limit, cursor }, asked, questions, wide, find) => {
  const [before, shown] = cursor === undefined ? [wide, NOTHING_SHOWN] : decodeCursor(asked, Ranked, cursor);
  const rest = restRequest(shown, limit);
  const widened = allOrAny(questions, before, (question) =>
    find(question, { limit: rest.limit, after: rest.after, order: rest.byDate ? ORDERS.newest : undefined }),
  );
  const { page, next } = restOf(widened.page, shown, limit, ({ id }) => id);
  return { page, widened, cursor: next === null ? null : encodeCursor(asked, [widened.wide, next]) };
};

const datedPage =
  (order: NonNullable<SearchPage['order']>): Part =>
  ({ limit, cursor }, asked, questions, wide, find) => {
    const [before, after] = cursor === undefined ? [wide, undefined] : decodeCursor(asked, Dated, cursor);
    const widened = allOrAny(questions, before, (question) => find(question, { limit: limit + 1, after, order }));
    const page = widened.page.slice(0, limit);
    const last = page.at(-1);
    const more = last !== undefined && widened.page.length > limit;
    return { page, widened, cursor: more ? encodeCursor(asked, [widened.wide, last.place]) : null };
  };
