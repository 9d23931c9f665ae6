import type { Article } from '../archive/article.ts';
import type { ArchiveReader, Clock } from '../archive/ports.ts';
import type { ArchiveIndex } from './archive-index.ts';
import type { IndexSource } from './index-source.ts';
import { readableHeads } from './readable.ts';
import { visible } from './visibility.ts';

export type ShowDependencies = {
  readonly replica: Pick<IndexSource, 'ask' | 'renewed' | 'asOf'>;
  readonly archive: Pick<ArchiveReader, 'heads'>;
  readonly clock: Clock;
};

/** Something that the index has found in an article, as of one revision. */
export type Finding = { readonly id: string; readonly revision: number };

type Found = { readonly found: readonly Finding[] };

/** A page of findings, and the state of the index that it reflects. */
export type Shown<Page extends Found> = {
  readonly page: Page;
  /** Of each finding the article as it may be shown, or null where it may not be any more. */
  readonly articles: readonly (Article | null)[];
  readonly commit: number;
  readonly version: string;
  /** When the log was last read for it, in ms. */
  readonly asOf: number;
};

/**
 * Shows what was found from the table, where a withdrawal is effective at once. If an article has changed since it was
 * indexed, the index catches up and everything is found again, once; what has changed yet again is left out.
 */
export const show = <Page extends Found>(
  find: (index: ArchiveIndex) => Page,
  index: ArchiveIndex,
  dependencies: ShowDependencies,
): Promise<Shown<Page>> => showWith(find, () => null, index, dependencies);

/** The same with `more` that is wanted of the page: a question of its own, which the index is asked while the table is read. */
export const showWith = async <Page extends Found, More>(
  find: (index: ArchiveIndex) => Page,
  findMore: (index: ArchiveIndex, page: Page) => More,
  index: ArchiveIndex,
  { replica, archive, clock }: ShowDependencies,
): Promise<Shown<Page> & { readonly more: More }> => {
  const read = async (from: ArchiveIndex) => {
    const { page, commit, version, asOf } = await replica.ask(from, (asked) => ({
      page: find(asked),
      commit: asked.commit, // now: while the table is read, the index may move on
      version: asked.version,
      asOf: replica.asOf(asked),
    }));
    const now = clock.now();
    const [heads, more] = await Promise.all([
      readableHeads(archive, [...new Set(page.found.map(({ id }) => id))], () => {}), // the replica tells of it
      replica.ask(from, (asked) => findMore(asked, page)),
    ]);
    const stale = page.found.some(({ id, revision }) => heads.get(id)?.revision !== revision);
    const articles = page.found.map(({ id, revision }) => {
      const article = visible(heads.get(id), now);
      return article?.revision === revision ? article : null;
    });
    return { page, more, articles, commit, version, asOf, stale };
  };
  const first = await read(index);
  return first.stale ? read(await replica.renewed()) : first;
};
