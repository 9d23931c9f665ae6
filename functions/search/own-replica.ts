import { snapshotsFromEnvironment } from '../stores/environment.ts';
import { rangedSnapshots } from './open-snapshot.ts';
import { prefetched } from './prefetch.ts';
import { Replica } from './replica.ts';
import { surroundings } from './serve.ts';

/** An index in this function's own memory, over the newest snapshot: only read here, none is kept or deleted. */
export const ownReplica = (): Replica =>
  new Replica({
    ...surroundings,
    snapshots: prefetched(rangedSnapshots(snapshotsFromEnvironment(1), surroundings.report)),
  });
