import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveReader, Clock, SnapshotPointer, SnapshotStore } from '../archive/ports.ts';
import { ANALYSER } from './analysis.ts';
import { ArchiveIndex } from './archive-index.ts';
import { decodeSnapshot } from './snapshot-format.ts';

/** Tells the log what happened while a replica was loading or following. */
export type Report = (message: string, detail: Readonly<Record<string, unknown>>) => void;

export type LoadDependencies = {
  readonly archive: ArchiveReader;
  readonly snapshots: Pick<SnapshotStore, 'pointers' | 'read'>;
  readonly clock: Clock;
  readonly report: Report;
};

/** An index, and the snapshot that it came from if it came from one. */
export type Loaded = { readonly index: ArchiveIndex; readonly snapshot: SnapshotPointer | null };

/**
 * The newest usable snapshot of a commit above `after` (-1 for any); without one, an index of every head in the table.
 * @throws ArchiveError `unavailable` or `denied` where it cannot be known whether there is one
 */
export const loadIndex = async (after: number, dependencies: LoadDependencies): Promise<Loaded> => {
  const { snapshots, report } = dependencies;
  for (const pointer of await snapshots.pointers(ANALYSER)) {
    if (pointer.commit <= after) continue;
    try {
      const index = await decodeSnapshot(await snapshots.read(pointer));
      report('loaded a snapshot', { key: pointer.key, commit: pointer.commit });
      return { index, snapshot: pointer };
    } catch (error) {
      if (!(error instanceof ArchiveError) || !['corrupt', 'not-found'].includes(error.code)) throw error;
      report('skipped a snapshot', { key: pointer.key, reason: error.message });
    }
  }
  return { index: await rebuild(dependencies), snapshot: null };
};

const rebuild = async ({ archive, clock, report }: LoadDependencies): Promise<ArchiveIndex> => {
  const index = new ArchiveIndex();
  // Read before the scan: what is committed meanwhile is then read again from the log, which is harmless.
  const commit = await archive.lastCommit();
  for await (const head of archive.everyHead()) index.apply(head, clock.now());
  index.reached(commit);
  report('built from the table', { commit, ...index.counts() });
  return index;
};
