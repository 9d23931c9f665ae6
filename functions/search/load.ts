import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveReader, Clock, SnapshotPointer } from '../archive/ports.ts';
import { ANALYSER } from './analysis.ts';
import { buildIndex } from './build-index.ts';
import type { OpenSnapshot, Snapshots } from './open-snapshot.ts';
import type { ReplicaIndex } from './replica-index.ts';
import type { Report } from './report.ts';
import { indexOver } from './snapshot-format.ts';

export type LoadDependencies = {
  readonly archive: ArchiveReader;
  readonly snapshots: Snapshots;
  readonly clock: Clock;
  readonly report: Report;
  /** How many rows of the log are read at once, 100 by default. */
  readonly rows?: number;
};

/** An index, and the snapshot that it stands on if it stands on one. */
export type Loaded = {
  readonly index: ReplicaIndex;
  readonly from: { readonly pointer: SnapshotPointer; readonly snapshot: OpenSnapshot } | null;
};

/**
 * The newest usable snapshot of a commit above `after` (-1 for any), of those whose keys are not `refused`; without one,
 * an index of every head in the table.
 * @throws ArchiveError `unavailable` or `denied` where it cannot be known whether there is one
 */
export const loadIndex = async (
  after: number,
  refused: ReadonlySet<string>,
  dependencies: LoadDependencies,
): Promise<Loaded> =>
  (await loadSnapshot(after, refused, dependencies)) ?? { index: await rebuild(dependencies), from: null };

/** The same, but null where there is no such snapshot. @throws as `loadIndex` does */
export const loadSnapshot = async (
  after: number,
  refused: ReadonlySet<string>,
  { snapshots, report }: Pick<LoadDependencies, 'snapshots' | 'report'>,
): Promise<Loaded | null> => {
  for (const pointer of await snapshots.pointers(ANALYSER)) {
    if (pointer.commit <= after || refused.has(pointer.key)) continue;
    try {
      const snapshot = await snapshots.open(pointer);
      const index = indexOver(snapshot);
      const { key, commit, bytes } = pointer;
      // Its checksums are right wherever it lies; but following the log from another commit may lead nowhere.
      if (index.commit !== commit) throw new ArchiveError('corrupt', `It is of commit ${index.commit}`);
      report('opened a snapshot', { key, commit, bytes, read: snapshot.read() });
      return { index, from: { pointer, snapshot } };
    } catch (error) {
      if (!(error instanceof ArchiveError) || !['corrupt', 'not-found'].includes(error.code)) throw error;
      report('skipped a snapshot', { key: pointer.key, reason: error.message });
    }
  }
  return null;
};

/** An index of every head in the table that can be read. */
export const rebuild = async ({ archive, clock, report }: LoadDependencies): Promise<ReplicaIndex> => {
  // Read before the scan: what is committed meanwhile is then read again from the log, which is harmless.
  const commit = await archive.lastCommit();
  const index = await buildIndex(
    archive.everyHead((reason) => report('an article cannot be read', { reason })),
    clock,
  );
  index.reached(commit);
  report('built from the table', { commit, ...index.counts() });
  return index;
};
