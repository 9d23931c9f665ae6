import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import type { Measure } from '../archive/measure.ts';
import type { ArchiveReader, Clock, SnapshotPointer, SnapshotStore } from '../archive/ports.ts';
import { ANALYSER } from '../search/analysis.ts';
import { encodeIndex } from '../search/snapshot-format.ts';
import type { FreshIndex } from './fresh-index.ts';
import { measureSnapshots } from './measure-snapshots.ts';
import { keptByOthers } from './other-versions.ts';

export type SnapshotDependencies = {
  readonly archive: Pick<ArchiveReader, 'lastCommit'>;
  readonly snapshots: SnapshotStore;
  readonly clock: Clock;
  readonly measure: Measure;
  /** Asked only when it is to be written. */
  readonly freshIndex: FreshIndex;
  /** A new snapshot is due when the log has grown by this many commits. */
  readonly afterCommits: number;
};

/**
 * When a snapshot is written: `due` when the log has grown enough; `now` in any case, to stand alone, so that none is left
 * with what has been withdrawn meanwhile; `rebuild` the same, of the table and no older snapshot.
 */
export const When = z.enum(['due', 'now', 'rebuild']);
export type When = z.infer<typeof When>;

export type SnapshotOutcome = {
  /** The commit of the snapshot that was written, null where none was due or another was faster. */
  readonly written: number | null;
  /** The newest snapshot now, whoever wrote it; null where there is none. */
  readonly newest: SnapshotPointer | null;
  /** The log begins after this commit, that of the oldest snapshot of any version; null where this one has none. */
  readonly trimmedThrough: number | null;
};

/**
 * Writes a snapshot if the log has grown enough, then trims what no snapshot needs of it, be it of this version or of
 * another that may be served beside it or be gone back to. Two at once are harmless:
 * the pointer moves forward only, and the log is trimmed only behind the pointers.
 */
export const takeSnapshot = async (
  dependencies: SnapshotDependencies,
  when: When = 'due',
): Promise<SnapshotOutcome> => {
  const { archive, snapshots, clock, measure } = dependencies;
  // First: to another version, what this one writes is then never without anybody who looks after it.
  await snapshots.lookAfter(ANALYSER, new Date(clock.now()).toISOString());
  const isWanted = when !== 'due' || (await isDue(dependencies));
  const written = isWanted ? await writeSnapshot(dependencies, when) : null;
  const others = await keptByOthers(await snapshots.sweep(ANALYSER), snapshots, clock.now());
  const pointers = await snapshots.pointers(ANALYSER);
  const trimmed = pointers.length === 0 ? null : Math.min(...[...pointers, ...others].map(({ commit }) => commit));
  if (trimmed !== null) await snapshots.trimLog(trimmed);
  const due = isEnough(await archive.lastCommit(), pointers[0], dependencies);
  measureSnapshots(pointers, { due, written: written !== null }, clock.now(), measure);
  return { written, newest: pointers[0] ?? null, trimmedThrough: trimmed };
};

const isDue = async (dependencies: SnapshotDependencies): Promise<boolean> => {
  const { archive, snapshots } = dependencies;
  const [newest] = await snapshots.pointers(ANALYSER);
  const last = await archive.lastCommit();
  if (isEnough(last, newest, dependencies)) return true;
  return newest !== undefined && last > newest.commit && !(await isWhole(newest, snapshots));
};

/** Whether the log has grown enough since the newest snapshot, or at all where there is none. */
const isEnough = (
  last: number,
  newest: SnapshotPointer | undefined,
  { afterCommits }: Pick<SnapshotDependencies, 'afterCommits'>,
): boolean => (newest === undefined ? last > 0 : last - newest.commit >= Math.max(1, afterCommits));

const writeSnapshot = async (
  { snapshots, clock, freshIndex }: SnapshotDependencies,
  when: When,
): Promise<number | null> => {
  const index = await freshIndex(when === 'rebuild');
  const { commit } = index;
  const { articles } = index.counts();
  const at = new Date(clock.now()).toISOString();
  const moved = await snapshots.write(ANALYSER, { commit, articles, at }, encodeIndex(index), when !== 'due');
  return moved ? commit : null;
};

/** Whether the bytes are still those that were written: if not, replicas are starting slowly, and a new one is due. */
const isWhole = async (pointer: SnapshotPointer, snapshots: SnapshotStore): Promise<boolean> => {
  try {
    await snapshots.read(pointer);
    return true;
  } catch (error) {
    if (error instanceof ArchiveError && ['corrupt', 'not-found'].includes(error.code)) return false;
    throw error;
  }
};
