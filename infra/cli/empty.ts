import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Console } from './console.ts';

/** A bucket to be emptied: how many versions are in it, and a way to delete them all. */
export type Emptied = {
  readonly name: string;
  readonly count: () => Promise<number>;
  readonly empty: () => Promise<number>;
};

/**
 * Deletes everything in the buckets of a stack that is to be thrown away, every version included, since CloudFormation
 * deletes no bucket with something in it.
 * @param stage of the stack: one that is for good is refused
 * @returns the exit code: 0 they are empty, 1 it was only shown what would go, 2 refused or failed
 */
export const emptyBuckets = async (
  { yes = false, json }: { readonly yes?: boolean; readonly json?: boolean },
  {
    console,
    stage,
    buckets,
  }: { readonly console: Console; readonly stage: string; readonly buckets: readonly Emptied[] },
): Promise<number> => {
  if (stage !== 'dev') {
    console.tell('cuttings: That stack is for good. Only one of the stage dev is emptied.');
    return 2;
  }
  try {
    for (const { name, count, empty } of buckets) {
      const versions = await (yes ? empty() : count());
      const words = `${name}: ${versions} versions${yes ? ' deleted' : ''}.`;
      console.print(json ? JSON.stringify({ bucket: name, versions, deleted: yes }) : words);
    }
    if (yes) return 0;
    console.tell('Nothing was deleted. With --yes all of it is, for good.');
    return 1;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    console.tell(`cuttings: ${error.message}`);
    return 2;
  }
};
