import type { LoadDependencies } from '../search/load.ts';
import { type Snapshots, wholeSnapshots } from '../search/open-snapshot.ts';
import { Replica } from '../search/replica.ts';
import type { ReplicaIndex } from '../search/replica-index.ts';

/** What an index is made of for a snapshot: the newest snapshot and the log, or the table alone. */
export type FreshIndex = (ofTableAlone: boolean) => Promise<ReplicaIndex>;

/** Makes them with a replica of its own each time: what is to be snapshot is then known to load. */
export const freshIndexes = ({
  snapshots,
  ...dependencies
}: Omit<LoadDependencies, 'snapshots'> & { readonly snapshots: Parameters<typeof wholeSnapshots>[0] }): FreshIndex => {
  const whole = wholeSnapshots(snapshots);
  const none: Snapshots = { ...whole, pointers: async () => [] };
  return (ofTableAlone) =>
    new Replica({
      ...dependencies,
      snapshots: ofTableAlone ? none : whole,
      measure: () => {},
      freshness: 0,
    }).current();
};
