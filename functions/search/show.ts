import type { Article } from '../archive/article.ts';
import type { ArchiveReader, Clock } from '../archive/ports.ts';
import type { ArchiveIndex } from './archive-index.ts';
import type { Replica } from './replica.ts';
import { visible } from './visibility.ts';

export type ShowDependencies = {
  readonly replica: Pick<Replica, 'ask' | 'renewed'>;
  readonly archive: Pick<ArchiveReader, 'heads'>;
  readonly clock: Clock;
};

/** Something that the index has found in an article, as of one revision. */
export type Finding = { readonly id: string; readonly revision: number };

/** A page of findings, and the state of the index that it reflects. */
export type Shown<Page extends { readonly found: readonly Finding[] }> = {
  readonly page: Page;
  /** Of each finding the article as it may be shown, or null where it may not be any more. */
  readonly articles: readonly (Article | null)[];
  readonly commit: number;
  readonly version: string;
};

/**
 * Shows what was found from the table, where a withdrawal is effective at once. If an article has changed since it was
 * indexed, the index catches up and everything is found again, once; what has changed yet again is left out.
 */
export const show = async <Page extends { readonly found: readonly Finding[] }>(
  find: (index: ArchiveIndex) => Page,
  index: ArchiveIndex,
  { replica, archive, clock }: ShowDependencies,
): Promise<Shown<Page>> => {
  const read = async (from: ArchiveIndex) => {
    const { page, commit, version } = await replica.ask(from, (asked) => ({
      page: find(asked),
      commit: asked.commit, // now: while the table is read, the index may move on
      version: asked.version,
    }));
    const heads = await archive.heads([...new Set(page.found.map(({ id }) => id))]);
    const stale = page.found.some(({ id, revision }) => heads.get(id)?.revision !== revision);
    const articles = page.found.map(({ id, revision }) => {
      const article = visible(heads.get(id), clock.now());
      return article?.revision === revision ? article : null;
    });
    return { page, articles, commit, version, stale };
  };
  const first = await read(index);
  return first.stale ? read(await replica.renewed()) : first;
};
