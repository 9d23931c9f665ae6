import { ArchiveError } from '../../functions/archive/errors.ts';
import { freshIndexes } from '../../functions/snapshot/fresh-index.ts';
import { takeSnapshot } from '../../functions/snapshot/snapshot.ts';
import { type ArchiveLocation, archiveReader } from '../../functions/stores/archive-reader.ts';
import { snapshotStore } from '../../functions/stores/snapshots.ts';
import type { Snapshotted } from './invoke-snapshot.ts';

/**
 * Writes a snapshot by this version of the software, of the table alone, in this process and with the engineer's own rights:
 * beside those of the version that is deployed, where that is another.
 * @throws ArchiveError where the archive cannot be read or written
 */
export const snapshotHere = async (location: ArchiveLocation): Promise<Snapshotted> => {
  const archive = archiveReader(location);
  const snapshots = snapshotStore(location, 1);
  const { clock } = location;
  const freshIndex = freshIndexes({ archive, snapshots, clock, report: () => {} });
  const dependencies = { archive, snapshots, clock, freshIndex, measure: () => {}, afterCommits: 1 };
  const { newest } = await takeSnapshot(dependencies, 'rebuild');
  if (newest === null) throw new ArchiveError('unavailable', 'No snapshot was written, and there is none.');
  return newest;
};
