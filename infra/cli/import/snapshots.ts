import type { Clock } from '../../../functions/archive/ports.ts';

const EVERY = 10_000; // ms

export type Snapshots = {
  /** Asks for a snapshot if it is time for one and none is being written. Does not wait for it. */
  readonly look: () => void;
  /** Waits for one that is being written. */
  readonly done: () => Promise<void>;
};

/**
 * Has snapshots written as an import grows, as soon as one is due: the schedule looks more seldom, and until then a
 * search function that starts would have all that came in to read, from the table at first. Where none can be had, the
 * import goes on: it is only that starts are slower.
 * @param tell is told why none can be had, once
 */
export const openSnapshots = (
  write: () => Promise<void>,
  clock: Pick<Clock, 'now'>,
  tell: (line: string) => void,
): Snapshots => {
  let last = clock.now() - EVERY;
  let writing: Promise<void> | null = null;
  let told = false;

  const failed = (error: unknown): void => {
    if (!told) tell(`No snapshot meanwhile: ${error instanceof Error ? error.message : error}`);
    told = true;
  };

  return {
    look: () => {
      if (writing !== null || clock.now() - last < EVERY) return;
      last = clock.now();
      writing = write()
        .catch(failed)
        .finally(() => {
          writing = null;
        });
    },
    done: async () => void (await writing),
  };
};
