import type { Article, Notice } from '../../archive/article.ts';
import { ArchiveError } from '../../archive/errors.ts';
import type { ArchiveReader, Clock } from '../../archive/ports.ts';
import { visible } from '../visibility.ts';

export type RevisionSources = {
  readonly archive: Pick<ArchiveReader, 'heads' | 'filed' | 'revisions'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** The current revision as readers may have it, or the notice of its withdrawal. @throws ArchiveError `not-found` */
export const standingOf = async (id: string, { archive, clock }: RevisionSources): Promise<Article | Notice> => {
  const now = clock.now(); // before it is read: what a stalled function reads under embargo may be gone since
  const head = (await archive.heads([id])).get(id);
  const shown = head?.state === 'withdrawn' ? head : visible(head, now);
  if (shown === null) throw new ArchiveError('not-found', 'There is no such article');
  return shown;
};

/**
 * The numbers of the revisions of an article that readers may ask for, the newest first. A withdrawal leaves a gap: its own
 * number is never filed. What is on its other side is withdrawn, though it may not have been purged yet.
 */
export const numbersOf = async (current: Article, { archive }: RevisionSources): Promise<readonly number[]> => {
  const filed = (await archive.filed(current.id)).filter((number) => number < current.revision);
  const gap = filed.findIndex((number, at) => number !== current.revision - 1 - at);
  return [current.revision, ...(gap === -1 ? filed : filed.slice(0, gap))];
};

/** Some revisions of an article, by number, of those that readers may have: an earlier one may be under an embargo of its own. */
export const revisionsOf = async (
  current: Article,
  numbers: readonly number[],
  { archive, clock }: RevisionSources,
): Promise<ReadonlyMap<number, Article>> => {
  const now = clock.now();
  const earlier = await archive.revisions(
    current.id,
    numbers.filter((number) => number !== current.revision),
  );
  const shown = [current, ...earlier].flatMap((one) => visible(one, now) ?? []);
  return new Map(shown.filter(({ revision }) => numbers.includes(revision)).map((one) => [one.revision, one]));
};

/** The revisions of these numbers. @throws ArchiveError `not-found` where there is none of one of them, or not for readers */
export const chosen = async (
  current: Article,
  numbers: readonly number[],
  sources: RevisionSources,
): Promise<readonly Article[]> => {
  const known = new Set(
    numbers.every((number) => number === current.revision) ? numbers : await numbersOf(current, sources),
  );
  const asked = numbers.filter((number) => known.has(number));
  const found = await revisionsOf(current, asked, sources);
  return numbers.map((number) => {
    const revision = found.get(number);
    if (revision === undefined) throw new ArchiveError('not-found', `The article has no revision ${number}`);
    return revision;
  });
};
