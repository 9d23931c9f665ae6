import { bringIds, type Feeding } from './feeding.ts';
import { refresh, search } from './read.ts';
import { settle, unusedOf } from './settle.ts';
import { type Held, type State, writeState } from './state.ts';

const REFUSED_AT_ONCE = 100; // articles that are tried again
const SWEPT_AT_ONCE = 500; // terms
const SETTLED = 60_000; // ms after which no copy of a shard needs what was taken out any more, to catch up with the others
export const EXPUNGED_EVERY = 24 * 3_600_000; // ms: every segment that has lost something is written anew, which may be all of them
const PATIENCE = 3_600_000; // ms more, where something is taken out all the time

/** What there is to do about an index now and then: measures it, tries again what was refused, and clears away. */
export const lookAfter = async (feeding: Feeding, held: Held): Promise<void> => {
  const { cluster, index, measure } = feeding;
  await refresh(cluster, index); // for segments that were merged since, and are of no more use
  const articles = await search(cluster, index, counting({ term: { kind: 'article' } }));
  measure('IndexArticles', articles.total);
  await tryAgain(feeding);
  const swept = await sweep(feeding, held.state);
  const expunged = await expunge(feeding, held.state);
  await writeState(cluster, index, { ...held.state, swept, expunged }, held); // or the next one does all of it again
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
 * Takes away terms that no article has, some at each look: a feeder that was stopped for long may have written those of an
 * article that others had withdrawn by then. Answers how far it has come.
 */
const sweep = async ({ cluster, index, bulk }: Feeding, { swept }: State): Promise<string | null> => {
  const { sources } = await search(cluster, index, {
    size: SWEPT_AT_ONCE,
    query: { bool: { filter: [{ term: { kind: 'term' } }] } },
    sort: [{ key: 'asc' }],
    _source: ['key'],
    ...(swept === null ? {} : { search_after: [swept] }),
  });
  const terms = sources.map(({ key }) => String(key));
  const unused = await unusedOf(cluster, index, terms);
  if (unused.length > 0) await settle(cluster, index, bulk, unused);
  return terms.length < SWEPT_AT_ONCE ? null : (terms.at(-1) ?? null);
};

/**
 * Lucene keeps what is deleted or replaced until it merges the segment that has it. What readers may not find any more is to
 * leave the disk, too: segments that have lost something are written anew. Answers when that was begun. The old ones go
 * with the next refresh.
 */
const expunge = async ({ cluster, clock, index, report }: Feeding, { removed, expunged }: State): Promise<number> => {
  const now = clock.now();
  const [quiet, pause] = [now - removed, now - expunged];
  const isWanted = removed > expunged - SETTLED; // what was taken out shortly before may have stayed
  const isTime = pause >= EXPUNGED_EVERY + (quiet >= SETTLED ? 0 : PATIENCE);
  if (!isWanted || !isTime) return expunged;
  await cluster.request({ method: 'POST', path: `/${index}/_flush` });
  await cluster.request({
    method: 'POST',
    path: `/${index}/_forcemerge`,
    query: { only_expunge_deletes: true, wait_for_completion: false },
  });
  report('clears away what was taken out', { index });
  return now;
};
