import * as z from 'zod/mini';
import type { Article } from '../../archive/article.ts';
import type { RevisionsAnswer } from '../answers/revisions.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { numbersOf, type RevisionSources, revisionsOf } from './standing.ts';

export type ListRequest = { readonly limit: number; readonly cursor?: string | undefined };

const Place = z.tuple([z.int()]);

/** One page of an article's revisions, the newest first. @throws ArchiveError `bad-request` where the cursor is of another */
export const listRevisions = async (
  current: Article,
  { limit, cursor }: ListRequest,
  sources: RevisionSources,
): Promise<RevisionsAnswer> => {
  const question = `revisions of ${current.id}`;
  const [before] = cursor === undefined ? [Number.POSITIVE_INFINITY] : decodeCursor(question, Place, cursor);
  const numbers = await numbersOf(current, sources);
  const left = numbers.filter((number) => number < before);
  const page = left.slice(0, limit);
  const found = await revisionsOf(current, page, sources);
  const last = page.at(-1);
  return {
    id: current.id,
    total: numbers.length,
    commit: current.commit,
    revisions: page.flatMap((number) => {
      const revision = found.get(number);
      return revision === undefined ? [] : [listed(revision)];
    }),
    ...(last === undefined || page.length === left.length ? {} : { cursor: encodeCursor(question, [last]) }),
  };
};

const listed = ({ id, revision, commit, committed, headline, correction }: Article) => ({
  revision,
  commit,
  committed: committed ?? null,
  headline,
  ...(correction === undefined ? {} : { correction }),
  link: `/articles/${id}/revisions/${revision}`,
});
