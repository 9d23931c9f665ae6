import type { Cluster } from '../opensearch/cluster.ts';
import { search } from './read.ts';

const AT_ONCE = 500; // articles

const embargoed = (until: Readonly<Record<string, number>>) => [{ term: { kind: 'hidden' } }, { range: { until } }];

/** The ids of the articles whose embargo has ended by `now` (ms), some at a time. */
export async function* due(cluster: Cluster, index: string, now: number): AsyncGenerator<readonly string[]> {
  for (let after: string | null = null; ; ) {
    const { sources } = await search(cluster, index, {
      size: AT_ONCE,
      query: { bool: { filter: embargoed({ lte: now }) } },
      sort: [{ key: 'asc' }],
      _source: ['key'],
      ...(after === null ? {} : { search_after: [after] }),
    });
    const ids: readonly string[] = sources.map(({ key }) => String(key));
    if (ids.length > 0) yield ids;
    if (ids.length < AT_ONCE) return;
    after = ids.at(-1) ?? null;
  }
}

/** When (ms) the next embargo ends, or has and nobody has noted it yet; null for never. */
export const nextDue = async (cluster: Cluster, index: string): Promise<number | null> => {
  const { sources } = await search(cluster, index, {
    size: 1,
    query: { bool: { filter: embargoed({ lt: Number.MAX_SAFE_INTEGER }) } },
    sort: [{ until: 'asc' }],
    _source: ['until'],
  });
  const until = sources[0]?.until;
  return typeof until === 'number' ? until : null;
};
