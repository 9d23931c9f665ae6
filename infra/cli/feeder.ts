import * as z from 'zod/mini';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Clock } from '../../functions/archive/ports.ts';
import { Indexed } from '../../functions/feed/inspect.ts';
import { invokeFunction } from './invoke-function.ts';
import type { Connection } from './stack-outputs.ts';

/** How far the index in OpenSearch is; 0 where none is complete yet. */
const State = z.object({ commit: z.number(), rebuilding: z.boolean() });
export type FeedState = Readonly<z.infer<typeof State>>;

/** The function that keeps the index in OpenSearch, as an engineer asks it. */
export type Feeder = {
  /** Has it bring the index to the end of the log. */
  readonly feed: () => Promise<FeedState>;
  /** Has it build the index anew of the table, and waits until that serves readers. */
  readonly rebuild: () => Promise<FeedState>;
  /** Every article of the index, with every change through `commit`. */
  readonly indexed: (commit: number) => Promise<ReadonlyMap<string, Indexed>>;
  /** Has it bring one article into the index as the table has it. */
  readonly again: (id: string) => Promise<void>;
};

const PAUSE = 10_000; // ms between two looks at whether an index is complete, which is built in several runs
const LONGEST = 30_000; // ms; a feeder that is at work says so for 20 s at most after it was killed

/** @throws ArchiveError `unavailable` where it failed: its log says at what */
export const openFeeder = (connection: Connection, name: string, clock: Clock): Feeder => {
  const ask = async (payload: object) => z.parse(State, await invokeFunction(connection, name, payload));
  return {
    feed: () => ask({}),
    rebuild: async () => {
      let state = await ask({ rebuild: true });
      while (state.rebuilding) {
        await clock.sleep(PAUSE);
        state = await ask({});
      }
      return state;
    },
    indexed: async (commit) => {
      await reach(commit, () => ask({}), clock);
      const indexed = new Map<string, Indexed>();
      for (let after: string | null = null; ; ) {
        const some: readonly Indexed[] = z.parse(
          z.array(Indexed),
          await invokeFunction(connection, name, { list: { after } }),
        );
        for (const article of some) indexed.set(article.id, article);
        after = some.at(-1)?.id ?? null;
        if (after === null) return indexed;
      }
    },
    again: async (id) => void (await ask({ again: [id] })),
  };
};

/**
 * Waits until the index has every change through `commit`; not where none is complete yet, which will have it then.
 * @throws ArchiveError `unavailable` where that takes too long
 */
export const reach = async (commit: number, feed: Feeder['feed'], clock: Clock): Promise<void> => {
  const until = clock.now() + LONGEST;
  for (;;) {
    const state = await feed();
    if (state.commit >= commit || (state.commit === 0 && state.rebuilding)) return;
    if (clock.now() >= until)
      throw new ArchiveError(
        'unavailable',
        `The index in OpenSearch is at commit ${state.commit}, and not at ${commit} yet.`,
      );
    await clock.sleep(1_000);
  }
};
