import type { Cluster } from '../opensearch/cluster.ts';
import { bringIds, type Feeding } from './feeding.ts';
import { refresh, search } from './read.ts';
import { type Held, writeState } from './state.ts';

const REFUSED_AT_ONCE = 100; // articles that are tried again
const SETTLED = 60_000; // ms after which a copy of a shard does not need what was taken out any more, to catch up
const EXPUNGED_EVERY = 6 * 3_600_000; // ms: every part of the index that has lost something is written anew

/** What there is to do about an index now and then: measures it, tries again what was refused, and clears away bytes. */
export const lookAfter = async (feeding: Feeding, held: Held): Promise<void> => {
  const { cluster, index, measure } = feeding;
  const articles = await search(cluster, index, counting({ term: { kind: 'article' } }));
  measure('IndexArticles', articles.total);
  await tryAgain(feeding);
  await expunge(feeding, held);
};

const counting = (query: Readonly<Record<string, unknown>>) => ({ size: 0, track_total_hits: true, query });

/** What OpenSearch refuses is measured as long as it does: other software may make something else of it. */
const tryAgain = async (feeding: Feeding): Promise<void> => {
  const { cluster, index, measure } = feeding;
  const { total } = await search(cluster, index, counting({ exists: { field: 'refused' } }));
  if (total === 0) return;
  measure('FeedFailures', total);
  const { sources } = await search(cluster, index, {
    size: REFUSED_AT_ONCE,
    query: { bool: { filter: [{ term: { kind: 'hidden' } }, { exists: { field: 'refused' } }] } },
    sort: [{ key: 'asc' }],
    _source: ['key'],
  });
  await bringIds(
    sources.map(({ key }) => String(key)),
    feeding,
  );
  await refresh(cluster, index);
};

/**
 * Lucene keeps what is deleted or replaced until it merges the segment that has it. What readers may not find any more is to
 * leave the disk, too: segments that have lost something are written anew.
 */
const expunge = async ({ cluster, clock, index, report }: Feeding, held: Held): Promise<void> => {
  const { removed, expunged } = held.state;
  const now = clock.now();
  if (removed <= expunged || now - removed < SETTLED || now - expunged < EXPUNGED_EVERY) return;
  if ((await writeState(cluster, index, { ...held.state, expunged: now }, held)) === null) return; // next time
  await cluster.request({ method: 'POST', path: `/${index}/_flush` });
  await forceMerge(cluster, index);
  report('clears away what was taken out', { index });
};

const forceMerge = (cluster: Cluster, index: string) =>
  cluster.request({
    method: 'POST',
    path: `/${index}/_forcemerge`,
    query: { only_expunge_deletes: true, wait_for_completion: false },
  });
