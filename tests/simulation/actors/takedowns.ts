import { articleId } from '../../../functions/archive/article-id.ts';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { memberKey } from '../../../functions/ingest/collection.ts';
import { runSnapshot, runTakedown } from '../functions.ts';
import type { Order, Run } from '../run.ts';
import { startProcess } from '../world/process.ts';
import { DESKS, PAGES, WIRES } from '../world/stories.ts';

/** An engineer who may be ordered to take something down, and does it again until it is done. */
export const takeDownOnOrder = async (run: Run): Promise<void> => {
  const { scheduler, random, history } = run.world;
  if (random.chance(0.4)) return;
  await scheduler.sleep(random.between(1_000, 80_000));
  const orders = possible();
  const order = orders[random.below(orders.length)];
  if (order === undefined || !history.heads.has(order.id)) return; // it never came, so far
  run.busy.hands++;
  run.orders.push(order);
  while (!(await isTakenDown(run, order))) await scheduler.sleep(random.between(1_000, 60_000));
  run.busy.hands--;
};

/** Once more, in the end, for what was uploaded since under other names; and the schedule looks after the snapshots. */
export const takeDownAgain = async (run: Run): Promise<void> => {
  for (const order of run.orders) {
    if (!(await isTakenDown(run, order))) run.breach('everything settles', `${order.target} is not taken down`);
  }
  for (const version of ['this', 'other'] as const) {
    const process = startProcess(run.world, run.nameOf('the last snapshot'), Number.POSITIVE_INFINITY);
    await runSnapshot(run.world, process, run.wrappers, version);
  }
};

const possible = (): readonly Order[] => [
  ...DESKS.map((key, desk) => orderOf(key, articleId(key), (word) => word.startsWith(`zeta${desk}`))),
  ...WIRES.map((uri, wire) => orderOf(articleId(uri), articleId(uri), (word) => word.startsWith(`zeta${5 + wire}`))),
  orderOf(FRONT, articleId(FRONT), (word) => /^zeta8\d00$/u.test(word)),
];

export const FRONT = memberKey(PAGES, 'front.txt');

const orderOf = (target: string, id: string, isOurs: Order['isOurs']): Order => ({ target, id, isOurs });

const isTakenDown = async (run: Run, { target }: Order): Promise<boolean> => {
  const { world, wrappers } = run;
  const process = startProcess(world, run.nameOf('takedown'), Number.POSITIVE_INFINITY);
  const snapshot = async (): Promise<number> => {
    const own = startProcess(world, run.nameOf('snapshot on demand'), 15 * 60_000);
    const outcome = await Promise.race([runSnapshot(world, own, wrappers, 'this', 'now'), own.killed]);
    if (outcome === 'killed') throw new ArchiveError('unavailable', 'The snapshot function was killed');
    return outcome.newest?.commit ?? 0;
  };
  try {
    world.trace(() => `${process.name}: ${target}`);
    return (await Promise.race([runTakedown(world, process, wrappers, target, snapshot), process.killed])) !== 'killed';
  } catch (error) {
    world.trace(() => `${process.name}: ${error}`);
    if (error instanceof ArchiveError && error.retryable) return false;
    run.breach('a takedown fails only for what may pass', `${process.name}: ${(error as Error).stack}`);
    return true;
  }
};
