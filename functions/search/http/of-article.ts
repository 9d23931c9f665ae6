import * as z from 'zod/mini';
import { type Article, Notice } from '../../archive/article.ts';
import { standingOf } from '../revisions/standing.ts';
import type { Asked, Sources } from './route.ts';
import { API_VERSION } from './version.ts';

export const ArticleId = z
  .string()
  .check(z.regex(/^[0-9a-z]{1,64}$/), z.describe('The id of an article, as answers name it.'));

/** What every route of one article answers once it is withdrawn. */
export const GONE = { 'application/json': Notice } as const;

type Of = { readonly id: string };

/**
 * Answers of an article as it stands now, read from the table itself: with the notice once it is withdrawn, and as if it
 * were not there as long as it is under embargo. `tell` makes the body, and names the state that it tells of.
 * @throws ArchiveError `not-found`
 */
export const ofArticle = async <B, T extends string>(
  { path: { id }, holds }: Pick<Asked<Of, unknown>, 'path' | 'holds'>,
  sources: Sources,
  tell: (current: Article) => Promise<{ readonly type: T; readonly body: B; readonly state: string }>,
) => {
  const current = await standingOf(id, sources);
  const { commit } = current;
  if (current.state === 'withdrawn') {
    return { status: 410, type: 'application/json', body: current, tag: tagOf(id, current.revision), commit } as const;
  }
  const { type, body, state } = await tell(current);
  const tag = tagOf(id, state);
  return holds(tag) ? ({ status: 304, tag, commit } as const) : ({ status: 200, type, body, tag, commit } as const);
};

const tagOf = (id: string, state: string | number): string => `${API_VERSION}.${id}.${state}`;
