import type { MakeFile } from '../../functions/ingest/made.ts';
import { pollQueue } from './actors/ingest-mapping.ts';
import { readFrom, searcher } from './actors/readers.ts';
import { damageSnapshots, scheduleSnapshots } from './actors/snapshots.ts';
import { takeDownAgain, takeDownOnOrder } from './actors/takedowns.ts';
import { checkLog } from './laws/log.ts';
import { checkPurged } from './laws/purged.ts';
import { checkReceipts } from './laws/receipts.ts';
import { checkReplicas } from './laws/replicas.ts';
import { checkTable } from './laws/table.ts';
import { checkTakenDown } from './laws/taken-down.ts';
import type { Breach, Run } from './run.ts';
import type { Fault } from './world/faults.ts';
import { runNewsroom } from './world/newsroom.ts';
import { openWorld, type World } from './world/world.ts';
import { NO_WRAPPERS, type Wrappers } from './wrappers.ts';

export type Outcome = {
  readonly seed: number;
  readonly breaches: readonly Breach[];
  readonly commits: number;
  readonly faults: ReadonlyMap<Fault, number>;
};

export type Options = {
  readonly makeFile: MakeFile;
  readonly wrappers?: Wrappers;
  /** Told every step, with its time in ms since the start. */
  readonly trace?: (line: string) => void;
};

const PATIENCE = 3 * 60 * 60_000; // ms in which everything settles once nothing goes wrong any more

/**
 * One run from a seed: the same steps, the same faults and the same outcome each time. The real ingest, snapshot and search run
 * on the cores of the local services. What goes wrong there, and where (how often: world/faults.ts):
 *
 * - events duplicated, delayed, in another order: `postman` in world/uploads.ts
 * - redelivery, of what was received and lost, or dealt with and not deleted: actors/ingest-mapping.ts; of what was being
 *   dealt with for too long, or by a process that was killed: the queue itself
 * - throttling, internal errors, a time-out before a call took effect and one after it: world/dynamodb-client.ts, world/s3-client.ts
 * - transactions that conflict with others, are throttled, or arrive minutes late: world/dynamodb-client.ts
 * - batches that are torn by a write or done in part, pages that are shorter than asked for: world/dynamodb-pieces.ts
 * - a crash at every await of a service or a clock; a slow Lambda, one that stalls and is killed by its time-out, one that
 *   stalls and goes on: world/process.ts (awaits of nothing but promises let nobody else in)
 * - two snapshots at once; one that is gone, empty, cut short, changed in a byte, or another's: actors/snapshots.ts; one
 *   of which the pointer, the trimming or the deletion of the old was never reached: the crashes
 * - replicas and snapshots of two versions of the software side by side: `Version` in functions.ts
 */
export const simulate = async (
  seed: number,
  { makeFile, wrappers = NO_WRAPPERS, trace }: Options,
): Promise<Outcome> => {
  const told = (line: () => string): void => trace?.(`${stamp(world)} ${line()}`);
  const world: World = openWorld(seed, makeFile, told);
  const breaches: Breach[] = [];
  let isOver = false;
  let processes = 0;
  const run: Run = {
    world,
    wrappers,
    breach: (law, what) => {
      told(() => `LAW BROKEN: ${law}: ${what}`);
      breaches.push({ law, what });
    },
    isOver: () => isOver,
    nameOf: (kind) => `${kind} ${++processes}`,
    busy: { hands: 0 },
    said: new Map(),
    orders: [],
  };
  const live = async (): Promise<void> => {
    const searchers = [searcher(run, 'this'), searcher(run, 'this'), searcher(run, 'other')];
    const actors = [
      ...Array.from({ length: 1 + world.random.below(3) }, () => pollQueue(run)),
      ...searchers.map((one) => readFrom(run, one)),
      scheduleSnapshots(run, 'this'),
      scheduleSnapshots(run, 'other'),
      damageSnapshots(run),
      takeDownOnOrder(run),
    ];
    const course = async (): Promise<void> => {
      await runNewsroom(world.bucket, world.scheduler, world.random);
      await world.scheduler.sleep(world.random.between(5_000, 90_000));
      world.faults.calm();
      told(() => 'calm');
      await settle(run);
      await takeDownAgain(run);
      await settle(run);
      isOver = true;
    };
    await Promise.all([...actors, course()]);
    checkReceipts(run);
    checkLog(run);
    checkTable(run);
    checkPurged(run);
    checkTakenDown(run);
    await checkReplicas(run, searchers);
  };
  try {
    await world.scheduler.run(live());
  } catch (error) {
    run.breach('nothing unexpected happens', error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    world.close();
  }
  return { seed, breaches, commits: world.history.lastCommit(), faults: world.faults.counts };
};

/** Waits until every event has been dealt with; dead letters are sent again, as an engineer does. */
const settle = async ({ world, busy, breach }: Run): Promise<void> => {
  const { scheduler, queue, deadLetters, eventsUnderway } = world;
  const end = scheduler.now() + PATIENCE;
  const isBusy = (): boolean =>
    busy.hands > 0 ||
    eventsUnderway() > 0 ||
    queue.oldestAge() > 0 ||
    Object.values(queue.counts()).some((count) => count > 0);
  while (isBusy() || deadLetters.counts().visible > 0) {
    if (scheduler.now() > end) {
      breach('everything settles', `${JSON.stringify(queue.counts())} in the queue`);
      return;
    }
    await scheduler.sleep(10_000);
    if (deadLetters.moveTo(() => queue) > 0) world.trace(() => 'an engineer sends the dead letters again');
  }
};

const stamp = ({ scheduler, history }: World): string =>
  `${Math.round(scheduler.now() - Date.parse('2031-05-04T03:00:00Z'))} ms [${history.lastCommit()}]`;
