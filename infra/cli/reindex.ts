import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Console } from './console.ts';
import type { Snapshotted } from './invoke-snapshot.ts';
import type { Office } from './office.ts';

export type ReindexOptions = {
  /** On this machine, by this version of the software. */
  readonly here?: boolean;
  readonly json?: boolean;
};

/**
 * Has the index written anew, of the table alone.
 * @returns the exit code: 0 done, 2 failed
 */
export const reindex = async (
  { here, json }: ReindexOptions,
  {
    console,
    office,
    clock,
  }: {
    readonly console: Console;
    readonly office: Pick<Office, 'snapshot' | 'snapshotHere'>;
    readonly clock: Clock;
  },
): Promise<number> => {
  const begun = clock.now();
  try {
    console.tell(`${here ? 'This machine' : 'The snapshot function'} reads the table from end to end …`);
    const snapshot = here ? await office.snapshotHere() : await office.snapshot('rebuild');
    const seconds = (clock.now() - begun) / 1000;
    console.print(json ? JSON.stringify({ ...snapshot, seconds }) : told(snapshot, seconds));
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${error.message}`);
    console.tell(`The index is as it was.${here ? '' : ' The log of the snapshot function says what happened.'}`);
    return 2;
  }
};

const told = ({ key, commit, articles, bytes }: Snapshotted, seconds: number): string =>
  `Indexed ${articles} articles as of commit ${commit} in ${seconds.toFixed(1)} s: ${key}, ${(bytes / 1e6).toFixed(1)} MB. Older snapshots of this version are gone.`;
