import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Console } from './console.ts';
import type { FeedState } from './feeder.ts';
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
    readonly office: Pick<Office, 'snapshot' | 'snapshotHere' | 'feeder'>;
    readonly clock: Clock;
  },
): Promise<number> => {
  const begun = clock.now();
  const feeder = here ? null : office.feeder;
  const who = here ? 'This machine' : `The ${feeder === null ? 'snapshot function' : 'feeder'}`;
  try {
    console.tell(`${who} reads the table from end to end …`);
    const made =
      feeder === null ? await (here ? office.snapshotHere() : office.snapshot('rebuild')) : await feeder.rebuild();
    const seconds = (clock.now() - begun) / 1000;
    console.print(json ? JSON.stringify({ ...made, seconds }) : told(made, seconds));
    return 0;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${error.message}`);
    console.tell(`The index is as it was.${here ? '' : ` The log of ${who.toLowerCase()} says what happened.`}`);
    return 2;
  }
};

const told = (made: Snapshotted | FeedState, seconds: number): string => {
  const since = `as of commit ${made.commit} in ${seconds.toFixed(1)} s`;
  if (!('key' in made)) return `Built the index in OpenSearch ${since}. The one before goes in ten minutes.`;
  const { key, articles, bytes } = made;
  return `Indexed ${articles} articles ${since}: ${key}, ${(bytes / 1e6).toFixed(1)} MB. Older snapshots of this version are gone.`;
};
