import { type Advanced, advance } from './advance.ts';
import { bulkInto } from './bulk.ts';
import type { Feeding } from './feeding.ts';
import {
  deleteGeneration,
  type Generation,
  generations,
  type IndexSize,
  MADE_BY,
  makeGeneration,
  serve,
} from './generations.ts';
import { leasedUntil } from './lease.ts';
import { lookAfter } from './look-after.ts';
import { readState, type State, writeState } from './state.ts';
import { vocabularyOf } from './vocabulary.ts';

export type FeedDependencies = Pick<Feeding, 'archive' | 'cluster' | 'clock' | 'report' | 'measure'> & {
  readonly size: IndexSize;
  /** How many articles are brought together; 200 where nobody says so. */
  readonly atOnce?: number;
};

/**
 * `changes`: what a reader waits for, that the index is as far as the log. `all`: and whatever else there is to do.
 * `rebuild`: and that an index be built of the table alone, in place of the one that there is.
 */
export type FeedWish = 'changes' | 'all' | 'rebuild';

/** The index that readers have: how far it is, and whether another is being built. All 0 where there is none yet. */
export type FeedOutcome = Pick<State, 'commit' | 'released' | 'nextDue'> & { readonly rebuilding: boolean };

const AT_ONCE = 200; // articles
const OLD_ONE_STAYS = 10 * 60_000; // ms after another took its place: who has begun to read it goes on doing so
const FORSAKEN = 60 * 60_000; // ms after which an index that nobody builds is not going to be finished

/**
 * Brings the index in OpenSearch to where the log ends. Where there is none, or it is not what this software would build, one
 * is built of the table, in as many invocations as it takes, and then takes the other's place. Safe to be cut short anywhere,
 * to be called again, and to be at work twice at the same time.
 * @param options nothing is begun after `deadline` (ms)
 */
export const feed = async (
  dependencies: FeedDependencies,
  { deadline, wish = 'all' }: { readonly deadline: number; readonly wish?: FeedWish },
): Promise<FeedOutcome> => {
  const { cluster } = dependencies;
  const all = await generations(cluster);
  const serving = all.find(({ serves }) => serves) ?? null;
  const feeding = (index: string): Feeding => feedingOf(index, dependencies, deadline);
  const advanced = serving && (await advance(feeding(serving.name), wish !== 'changes'));
  if (wish === 'changes') {
    const next = all.find(({ madeBy, made }) => madeBy === MADE_BY && made > (serving?.made ?? 0));
    return outcomeOf(advanced?.held?.state ?? null, next !== undefined);
  }
  if (serving !== null && advanced?.held) await lookAfter(feeding(serving.name), advanced.held);
  const next = await nextGeneration(all, serving, advanced, wish, dependencies);
  const isServed = next !== null && (await build(feeding(next)));
  await clearAway(isServed ? next : (serving?.name ?? null), next, dependencies);
  const name = isServed ? next : (serving?.name ?? null);
  const held = name === null ? null : await readState(cluster, name);
  return outcomeOf(held?.state ?? null, next !== null && !isServed);
};

/** What an index is fed with until `deadline` (ms). */
export const feedingOf = (index: string, dependencies: FeedDependencies, deadline: number): Feeding => {
  const { cluster } = dependencies;
  const bulk = bulkInto(index, { ...dependencies, deadline });
  return { atOnce: AT_ONCE, ...dependencies, index, bulk, vocabulary: vocabularyOf(cluster, index, bulk), deadline };
};

const outcomeOf = (state: State | null, rebuilding: boolean): FeedOutcome => {
  const { commit, released, nextDue } = state ?? { commit: 0, released: 0, nextDue: null };
  return { commit, released, nextDue, rebuilding };
};

/** The index that is to take the place of the one that serves, made where there is none yet; null where none is to. */
const nextGeneration = async (
  all: readonly Generation[],
  serving: Generation | null,
  advanced: Advanced | null,
  wish: FeedWish,
  { archive, cluster, clock, size, report }: FeedDependencies,
): Promise<string | null> => {
  const last = await archive.lastCommit();
  const isBeyond = (state: State | undefined) => Math.max(state?.commit ?? 0, state?.scan?.through ?? 0) > last;
  for (const { name, madeBy, made } of all) {
    if (made <= (serving?.made ?? 0)) break;
    if (madeBy !== MADE_BY) continue;
    if (!isBeyond((await readState(cluster, name))?.state)) return name;
  }
  const state = advanced?.held?.state;
  const why =
    serving === null
      ? 'there is none'
      : state === undefined
        ? 'it does not say how far it is'
        : state.madeBy !== MADE_BY
          ? `it is made by ${state.madeBy}`
          : isBeyond(state) // the table was put back to an earlier time
            ? 'it is beyond the end of the log'
            : wish === 'rebuild'
              ? 'somebody asked for it'
              : null;
  if (why === null) return null;
  const name = await makeGeneration(cluster, size, clock.now());
  report('builds an index', { index: name, why });
  return name;
};

/** Builds the index, or goes on building it. Answers whether it serves now. */
const build = async (feeding: Feeding): Promise<boolean> => {
  const { cluster, index, clock, report, measure } = feeding;
  const quiet: Feeding = {
    ...feeding,
    measure: (name, ...told) => (name === 'FeedLag' ? undefined : measure(name, ...told)), // nobody waits for it
  };
  const { held, complete } = await advance(quiet, true);
  if (!complete || held === null) return false;
  const newest = (await generations(cluster)).find(({ madeBy }) => madeBy === MADE_BY);
  if (newest?.name !== index) return false; // somebody has asked for a newer one meanwhile
  if ((await writeState(cluster, index, { ...held.state, servedSince: clock.now() }, held)) === null) return false;
  await serve(cluster, index);
  report('an index serves readers', { index, commit: held.state.commit });
  return true;
};

/** Deletes what has served, a while after, and what was begun and is not going to be finished. */
const clearAway = async (
  serving: string | null,
  next: string | null,
  { cluster, clock, report }: FeedDependencies,
): Promise<void> => {
  const all = await generations(cluster);
  const current = all.find(({ name }) => name === serving);
  const since = serving === null ? null : ((await readState(cluster, serving))?.state.servedSince ?? null);
  for (const { name, made, serves } of all) {
    if (serves || name === serving || name === next) continue;
    const isOld = current !== undefined && made < current.made;
    const isDue = isOld
      ? clock.now() - (since ?? 0) >= OLD_ONE_STAYS
      : clock.now() - Math.max(made, await leasedUntil(cluster, name)) >= FORSAKEN;
    if (!isDue) continue;
    await deleteGeneration(cluster, name);
    report('deleted an index', { index: name });
  }
};
