import type { Commit } from '../archive/commit.ts';
import { ArchiveError } from '../archive/errors.ts';
import { readLog } from '../search/read-log.ts';
import { due, nextDue } from './due.ts';
import { type Brought, bothOf, bring, bringIds, type Feeding, NOTHING } from './feeding.ts';
import { MADE_BY } from './generations.ts';
import { type Lease, takeLease } from './lease.ts';
import { EXPUNGED_EVERY } from './look-after.ts';
import { refresh } from './read.ts';
import { type Held, readState, type State, writeState } from './state.ts';

/** How far an index was brought; `complete` says that it is as far as the log was when it was looked at. */
export type Advanced = { readonly held: Held | null; readonly complete: boolean };

const ROWS = 100; // of the log, in one read
const LANES = 3; // batches of the table that are brought at the same time: one is made while others wait for the cluster
const BATCHES = 5; // of articles after which searches find them: of a back archive that comes in, not all at once

/**
 * Brings an index forward to where the log ends: by the log where it leads on from where the index is, and else by
 * reading the whole table, which goes on where it was cut short. Does nothing where another feeder is at it.
 * @param scans whether the table may be read: nobody must wait for that
 */
export const advance = async (feeding: Feeding, scans: boolean): Promise<Advanced> => {
  const { cluster, index, clock, archive } = feeding;
  const lease = await takeLease(cluster, index, clock);
  if (lease === null) return { held: await readState(cluster, index), complete: false };
  try {
    let held = (await readState(cluster, index)) ?? (await begin(feeding));
    const target = await archive.lastCommit(); // what comes later is for who asks next, or this never ends in an import
    while (held !== null && isOpen(held.state, target) && (scans || held.state.scan === null)) {
      if (clock.now() >= feeding.deadline || !(await lease.keep())) break;
      const next: Held | null =
        held.state.scan === null ? await follow(held, feeding) : await scan(held, feeding, lease);
      held = next ?? (await readState(cluster, index));
    }
    if (held === null || isOpen(held.state, target)) return { held, complete: false };
    held = await release(held, feeding);
    return { held, complete: true };
  } finally {
    await lease.end().catch(() => {}); // it ends by itself
  }
};

const isOpen = ({ scan, commit }: State, target: number): boolean => scan !== null || commit < target;

/** The state of an index that has nothing yet. */
const begin = async ({ cluster, index, archive, clock }: Feeding): Promise<Held | null> =>
  writeState(
    cluster,
    index,
    {
      kind: 'state',
      madeBy: MADE_BY,
      commit: 0,
      released: 0,
      nextDue: null,
      asOf: 0,
      // Read before the table is: what is committed meanwhile is then read again from the log, which is harmless.
      scan: { through: await archive.lastCommit(), after: null },
      servedSince: null,
      removed: 0,
      expunged: clock.now() - EXPUNGED_EVERY,
      swept: null,
    },
    null,
  );

/** Some commits further, or to a reading of the table where the log does not lead on; null where another was at it. */
const follow = async (held: Held, feeding: Feeding): Promise<Held | null> => {
  const { archive, cluster, index, clock, report, measure, atOnce } = feeding;
  const asOf = clock.now();
  const read = await readLog(archive, held.state.commit, ROWS, report);
  if (typeof read === 'string') {
    const scan = { through: await archive.lastCommit(), after: null };
    return writeState(cluster, index, { ...held.state, scan }, held);
  }
  const rows = firstOf(read, BATCHES * atOnce);
  const last = rows.at(-1);
  if (last === undefined) throw new ArchiveError('unavailable', `The log ends before ${held.state.commit}`);
  const ids = new Set(rows.flatMap(({ changes }) => changes.map(({ id }) => id)));
  const brought = await bringIds([...ids], feeding);
  const isAll = rows.length === read.length && read.length < ROWS;
  const moved = await note(held, { commit: last.number, ...(isAll ? { asOf } : {}) }, brought, feeding);
  if (moved !== null) for (const { at } of rows) measure('FeedLag', Math.max(0, clock.now() - Date.parse(at)));
  return moved;
};

/** As many of these commits as are to be found together. */
const firstOf = (rows: readonly Commit[], most: number): readonly Commit[] => {
  let changes = 0;
  return rows.filter((row, at) => {
    changes += row.changes.length;
    return at === 0 || changes <= most;
  });
};

/** Lets searches find what was brought, and then says so; null where another has said something else meanwhile. */
const note = async (
  { state, place }: Held,
  changes: Partial<State>,
  { released, removed }: Brought,
  { cluster, index, clock }: Feeding,
): Promise<Held | null> => {
  await refresh(cluster, index);
  const next = {
    ...state,
    ...changes,
    released: Math.max(state.released, released),
    nextDue: await nextDue(cluster, index),
    removed: removed ? clock.now() : state.removed,
  };
  return writeState(cluster, index, next, { state, place });
};

/** Reads the table from where it was left to its end, or until it is time; null where another was at it. */
const scan = async (from: Held, feeding: Feeding, lease: Lease): Promise<Held | null> => {
  const { archive, cluster, index, clock, report, deadline, atOnce } = feeding;
  const { scan: begun } = from.state;
  if (begun === null) return from;
  const now = clock.now();
  const heads = archive.everyHead((reason) => report('an article cannot be read', { reason }), begun.after);
  let held = from;
  for await (const lanes of batches(batches(heads, atOnce), LANES)) {
    const brought = await Promise.all(lanes.map((some) => bring(some, now, feeding)));
    const { released, removed } = brought.reduce(bothOf);
    const after = lanes.at(-1)?.at(-1)?.id ?? begun.after;
    const next = {
      ...held.state,
      scan: { ...begun, after },
      released: Math.max(held.state.released, released),
      removed: removed ? clock.now() : held.state.removed,
    };
    const moved = await writeState(cluster, index, next, held);
    if (moved === null) return null;
    held = moved;
    if (clock.now() >= deadline || !(await lease.keep())) return held;
  }
  report('read the table', { index, commit: begun.through });
  return note(held, { commit: Math.max(held.state.commit, begun.through), scan: null }, NOTHING, feeding);
};

async function* batches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<readonly T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Brings articles as the table has them, whatever the log says. */
export const bringAgain = async (ids: readonly string[], feeding: Feeding): Promise<void> => {
  const { cluster, index, clock, deadline } = feeding;
  const brought = await bringIds(ids, feeding);
  while (clock.now() < deadline) {
    const held = await readState(cluster, index);
    if (held === null || (await note(held, {}, brought, feeding)) !== null) return;
  }
  throw new ArchiveError('unavailable', `It could not be noted in time what was brought into ${index}`);
};

/** Brings the articles whose embargo has ended. */
const release = async (held: Held, feeding: Feeding): Promise<Held> => {
  const { cluster, index, clock } = feeding;
  const now = clock.now();
  let brought = NOTHING;
  let isNoted = (held.state.nextDue ?? now + 1) > now; // else some are due, or another has brought them and was stopped
  for await (const ids of due(cluster, index, now)) {
    brought = bothOf(brought, await bringIds(ids, feeding));
    isNoted = false;
  }
  if (isNoted) return held;
  return (await note(held, {}, brought, feeding)) ?? held; // another was at it: the next one sees to it
};
