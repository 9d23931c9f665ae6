import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import type { Cluster } from '../opensearch/cluster.ts';
import { bringAgain } from './advance.ts';
import { type FeedDependencies, feedingOf } from './feed.ts';
import { generations } from './generations.ts';
import { search } from './read.ts';

/** What the index that readers have says of an article. */
export const Indexed = z.readonly(z.object({ id: z.string(), revision: z.number(), found: z.boolean() }));
export type Indexed = z.infer<typeof Indexed>;

const AT_ONCE = 5_000; // articles

/** Articles in the order of their ids, after `after`; none where that was the last. */
export const listIndexed = async (cluster: Cluster, after: string | null): Promise<readonly Indexed[]> => {
  const { sources } = await search(cluster, await serving(cluster), {
    size: AT_ONCE,
    query: { bool: { should: ['article', 'hidden'].map((kind) => ({ term: { kind } })) } },
    sort: [{ key: 'asc' }],
    _source: ['key', 'kind', 'revision'],
    ...(after === null ? {} : { search_after: [after] }),
  });
  return sources.map(({ key, kind, revision }) => z.parse(Indexed, { id: key, revision, found: kind === 'article' }));
};

/** Brings some articles into the index as the table has them, whatever the log says. */
export const feedAgain = async (
  dependencies: FeedDependencies,
  ids: readonly string[],
  deadline: number,
): Promise<void> => {
  const index = await serving(dependencies.cluster);
  await bringAgain(ids, feedingOf(index, dependencies, deadline));
};

const serving = async (cluster: Cluster): Promise<string> => {
  const index = (await generations(cluster)).find(({ serves }) => serves);
  if (index === undefined) throw new ArchiveError('unavailable', 'No index of OpenSearch is complete yet');
  return index.name;
};
