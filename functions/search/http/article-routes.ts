import * as z from 'zod/mini';
import { Article, Notice } from '../../archive/article.ts';
import { ArchiveError } from '../../archive/errors.ts';
import { ArticleParams } from '../params.ts';
import { visible } from '../visibility.ts';
import { defineRoute, type Route } from './route.ts';
import { API_VERSION } from './version.ts';

const ArticleId = z
  .string()
  .check(z.regex(/^[0-9a-z]{1,64}$/), z.describe('The id of an article, as answers name it.'));

export const ARTICLE_ROUTES: readonly Route[] = [
  defineRoute({
    path: '/articles/{id}',
    name: 'article',
    summary: 'One article, whole',
    description:
      'Read from the table itself, which holds every commit that a receipt can name: `atLeast` is always true. Once ' +
      'withdrawn, a notice with status 410.',
    in: z.strictObject({ id: ArticleId }),
    query: ArticleParams,
    answers: { 200: { 'application/json': Article }, 410: { 'application/json': Notice } },
    missing: 'There is no such article',
    keeping: 'article',
    answer: async ({ path: { id }, holds }, { archive, clock }) => {
      const now = clock.now();
      const head = (await archive.heads([id])).get(id);
      const shown = head?.state === 'withdrawn' ? head : visible(head, now);
      if (shown === null) throw new ArchiveError('not-found', 'There is no such article');
      const told = {
        type: 'application/json',
        tag: `${API_VERSION}.${id}.${shown.revision}`,
        commit: shown.commit,
      } as const;
      if (shown.state === 'withdrawn') return { ...told, status: 410, body: shown };
      return holds(told.tag) ? { ...told, status: 304 } : { ...told, status: 200, body: shown };
    },
  }),
];
