import * as z from 'zod/mini';
import { Article } from '../../archive/article.ts';
import { NewsArticle } from '../answers/json-ld.ts';
import { RelatedAnswer } from '../answers/related.ts';
import { DiffAnswer, RevisionsAnswer } from '../answers/revisions.ts';
import { ArticleParams, DiffParams, RelatedParams, RevisionNumber, RevisionsParams } from '../params.ts';
import { relatedTo } from '../related.ts';
import { diffOf } from '../revisions/diff.ts';
import { listRevisions } from '../revisions/list.ts';
import { chosen } from '../revisions/standing.ts';
import { newsArticle } from '../syndication/news-article.ts';
import { indexAt, originTag } from './from-index.ts';
import { ArticleId, GONE, ofArticle } from './of-article.ts';
import { drawArticle, drawDiff, drawRevision } from './pages/articles.ts';
import { defineRoute, type Route } from './route.ts';
import { withPage } from './with-page.ts';

const json = 'application/json' as const;
const linked = 'application/ld+json' as const;
const missing = 'There is no such article';

export const ARTICLE_ROUTES: readonly Route[] = [
  withPage(
    defineRoute({
      path: '/articles/{id}',
      name: 'article',
      summary: 'One article, whole',
      description:
        'Read from the table itself, which holds every commit that a receipt can name: `atLeast` is always true. Once ' +
        'withdrawn, a notice with status 410. For `Accept: application/ld+json`, as schema.org has it.',
      in: z.strictObject({ id: ArticleId }),
      query: ArticleParams,
      answers: { 200: { [json]: Article, [linked]: NewsArticle }, 410: GONE },
      missing,
      keeping: 'article',
      answer: (asked, sources) =>
        asked.prefers([json, linked]) === json
          ? ofArticle(asked, sources, async (body) => ({ type: json, body, state: `${body.revision}` }))
          : ofArticle(asked, sources, async (article) => {
              const body = newsArticle(article, `${asked.origin}/articles/${article.id}`);
              return { type: linked, body, state: `${article.revision}.linked.${originTag(asked.origin)}` };
            }),
    }),
    drawArticle,
  ),
  defineRoute({
    path: '/articles/{id}/revisions',
    name: 'revisions',
    summary: 'The revisions of an article, the newest first',
    description: 'Each correction is one, and stays readable until the article is withdrawn.',
    in: z.strictObject({ id: ArticleId }),
    query: RevisionsParams,
    answers: { 200: { [json]: RevisionsAnswer }, 410: GONE },
    missing,
    keeping: 'article',
    answer: (asked, sources) =>
      ofArticle(asked, sources, async (current) => {
        const body = await listRevisions(current, asked.query, sources);
        return { type: json, body, state: `${current.revision}.${body.total}.${body.revisions.length}` };
      }),
  }),
  withPage(
    defineRoute({
      path: '/articles/{id}/revisions/{revision}',
      name: 'revision',
      summary: 'One revision of an article, whole',
      in: z.strictObject({ id: ArticleId, revision: RevisionNumber }),
      query: ArticleParams,
      answers: { 200: { [json]: Article }, 410: GONE },
      missing: 'There is no such revision',
      keeping: 'article',
      answer: (asked, sources) =>
        ofArticle(asked, sources, async (current) => {
          const [body = current] = await chosen(current, [asked.path.revision], sources);
          return { type: json, body, state: `${body.revision}` };
        }),
    }),
    drawRevision,
  ),
  defineRoute({
    path: '/articles/{id}/related',
    name: 'related',
    summary: 'What is about the same as an article, the most alike first',
    in: z.strictObject({ id: ArticleId }),
    query: RelatedParams,
    answers: { 200: { [json]: RelatedAnswer }, 410: GONE },
    missing,
    keeping: 'list',
    answer: (asked, sources) =>
      ofArticle(asked, sources, async (article) => {
        const index = await indexAt(sources.replica, asked.query.atLeast);
        const { answer, version } = await relatedTo(article, asked.query.limit, index, sources);
        return { type: json, body: answer, state: `${article.revision}.${version}` };
      }),
  }),
  withPage(
    defineRoute({
      path: '/articles/{id}/diff',
      name: 'diff',
      summary: 'What became of one revision of an article in another',
      description:
        'The blocks that differ, and of those that were changed the words. Where more differs than one answer tells, ' +
        '`complete` is false.',
      in: z.strictObject({ id: ArticleId }),
      query: DiffParams,
      answers: { 200: { [json]: DiffAnswer }, 410: GONE },
      missing,
      keeping: 'article',
      answer: (asked, sources) =>
        ofArticle(asked, sources, async (current) => {
          const { from, to } = asked.query;
          const [was = current, is = current] = await chosen(current, [from, to], sources);
          return { type: json, body: diffOf(was, is, current.commit), state: `${from}.${to}` };
        }),
    }),
    drawDiff,
  ),
];
