import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveReader, Clock, SnapshotPointer, SnapshotStore } from '../archive/ports.ts';
import { ANALYSER } from '../search/analysis.ts';
import type { ArchiveIndex } from '../search/archive-index.ts';
import { encodeIndex } from '../search/snapshot-format.ts';

export type SnapshotDependencies = {
  readonly archive: Pick<ArchiveReader, 'lastCommit'>;
  readonly snapshots: SnapshotStore;
  readonly clock: Clock;
  /** An index in step with the log, as a replica loads it. Asked for only when a snapshot is due. */
  readonly freshIndex: () => Promise<ArchiveIndex>;
  /** A new snapshot is due when the log has grown by this many commits. */
  readonly afterCommits: number;
};

export type SnapshotOutcome = {
  /** The commit of the snapshot that was written, null where none was due or another was faster. */
  readonly written: number | null;
  /** The log begins after this commit, that of the oldest snapshot; null where there is no snapshot. */
  readonly trimmedThrough: number | null;
};

/**
 * Writes a snapshot if the log has grown enough, then trims what no snapshot needs of it. Two at once are harmless:
 * the pointer moves forward only, and the log is trimmed only behind the pointers.
 */
export const takeSnapshot = async (dependencies: SnapshotDependencies): Promise<SnapshotOutcome> => {
  const { archive, snapshots, afterCommits } = dependencies;
  const [newest] = await snapshots.pointers(ANALYSER);
  const growth = (await archive.lastCommit()) - (newest?.commit ?? 0);
  const enough = newest !== undefined && (await isWhole(newest, snapshots)) ? Math.max(1, afterCommits) : 1;
  const written = growth >= enough ? await writeSnapshot(dependencies) : null;
  const oldest = (await snapshots.pointers(ANALYSER)).at(-1);
  if (oldest !== undefined) await snapshots.trimLog(oldest.commit);
  return { written, trimmedThrough: oldest?.commit ?? null };
};

const writeSnapshot = async ({ snapshots, clock, freshIndex }: SnapshotDependencies): Promise<number | null> => {
  const index = await freshIndex();
  const { commit } = index;
  const { articles } = index.counts();
  const at = new Date(clock.now()).toISOString();
  const moved = await snapshots.write(ANALYSER, { commit, articles, at }, encodeIndex(index));
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
