import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { ArchiveReader } from '../../../functions/archive/ports.ts';
import { type FeedOutcome, type FeedWish, feed } from '../../../functions/feed/feed.ts';
import type { Cluster, ClusterAnswer, ClusterRequest } from '../../../functions/opensearch/cluster.ts';
import { type Faults, faultsOf } from '../../simulation/world/faults.ts';
import { type Process, startProcess } from '../../simulation/world/process.ts';
import { type Random, randomOf } from '../../simulation/world/random.ts';
import { type Scheduler, scheduler } from '../../simulation/world/scheduler.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';
import { itemsOf, type MemoryCluster, memoryCluster } from '../../support/memory-cluster.ts';

/** An archive, a cluster, feeders that are killed, stalled and refused at any await, and time that only this moves. */
export type World = {
  readonly random: Random;
  readonly faults: Faults;
  readonly time: Scheduler;
  readonly archive: MemoryArchive;
  readonly cluster: MemoryCluster;
  /** One invocation; null of one that failed or was killed. */
  readonly invoke: (wish: FeedWish, limit: number) => Promise<FeedOutcome | null>;
  /** The last lines of what happened. */
  readonly trace: readonly string[];
};

/** OpenSearch's reason, of a document with a word that it does not take. */
export const REFUSES = 'mapper_parsing_exception';
export const POISON = 'poison';
export const refuses = (document: Readonly<Record<string, unknown>>): string | null =>
  document.headline !== undefined && String(document.headline).includes(POISON) ? REFUSES : null;

const TIMEOUT = 15 * 60_000;

/** @param changed is called whenever the cluster was changed by a request */
export const worldOf = (seed: number, changed: (world: World, request: ClusterRequest) => void): World => {
  const random = randomOf(seed);
  const time = scheduler();
  const faults = faultsOf(random);
  const trace: string[] = [];
  const tell = (line: () => string): void => {
    trace.push(`${time.now()} ${line()}`);
    if (trace.length > 4_000) trace.splice(0, 2_000);
  };
  const archive = memoryArchive();
  const cluster = memoryCluster(refuses);
  let invocations = 0;
  const world: World = {
    random,
    faults,
    time,
    archive,
    cluster,
    trace,
    invoke: async (wish, limit) => {
      const process = startProcess(
        { scheduler: time, random, faults, trace: tell },
        `feeder ${++invocations}`,
        TIMEOUT,
      );
      const dependencies = {
        archive: archiveSeenBy(process, world),
        cluster: clusterSeenBy(process, world, changed, tell),
        clock: { ...process.clock, now: () => Math.floor(time.now()) },
        report: (message: string, detail: object) =>
          tell(() => `${process.name} says: ${message} ${JSON.stringify(detail)}`),
        measure: () => {},
        atOnce: random.pick([1, 2, 3, 10]),
        size: { shards: 1, replicas: 0 },
      };
      const outcome = feed(dependencies, { deadline: Math.floor(time.now() + limit), wish }).catch((error: unknown) => {
        if (!(error instanceof ArchiveError) || error.code !== 'unavailable') throw error;
        tell(() => `${process.name} failed: ${error.message}`);
        return null;
      });
      const ended = await Promise.race([outcome, process.killed]);
      return ended === 'killed' ? null : ended;
    },
  };
  return world;
};

const unavailable = (what: string): ArchiveError => new ArchiveError('unavailable', what);

const archiveSeenBy = (process: Process, { archive: { reader }, faults }: World): ArchiveReader => {
  const reading =
    <A extends readonly unknown[], B>(what: string, read: (...args: A) => Promise<B>) =>
    async (...args: A): Promise<B> => {
      await process.step(what);
      if (faults.happens('internal error')) throw unavailable('the table is not there');
      const told = await read(...args);
      await process.step(`${what} is told`);
      return told;
    };
  return {
    ...reader,
    heads: reading('read heads', reader.heads),
    commits: reading('read the log', reader.commits),
    lastCommit: reading('read the end of the log', reader.lastCommit),
    everyHead: async function* (damaged, after) {
      await process.step('read the table');
      for await (const head of reader.everyHead(damaged, after)) {
        yield head;
        await process.step('read on in the table');
        if (faults.happens('internal error')) throw unavailable('the table is not there');
      }
    },
  };
};

const clusterSeenBy = (
  process: Process,
  world: World,
  changed: (world: World, request: ClusterRequest) => void,
  tell: (line: () => string) => void,
): Cluster => {
  const { cluster, faults } = world;
  const once = async (request: ClusterRequest): Promise<ClusterAnswer> => {
    if (request.path.endsWith('/_bulk')) return bulk(request, process, world);
    const answer = cluster.answer(request);
    if (request.method !== 'GET' && !/_(?:mget|m?search)$/.test(request.path)) changed(world, request);
    return answer;
  };
  return {
    request: async (request) => {
      const what = `${request.method} ${request.path}`;
      await process.step(what);
      if (faults.happens('throttle') || faults.happens('time-out before effect')) throw unavailable(`${what} failed`);
      const answer = await once(request);
      tell(() => `${process.name}: ${what} ${answer.status} ${JSON.stringify(request.lines ?? request.body)}`);
      await process.step(`${what} is answered`);
      if (!faults.happens('time-out after effect')) return answer;
      if (world.random.chance(0.5)) throw unavailable(`${what} timed out`);
      return once(request); // the client tries again by itself
    },
  };
};

/** Items of a bulk request are done in no order, others come between, and of some the queue is full. */
const bulk = async ({ path, lines = [] }: ClusterRequest, process: Process, world: World): Promise<ClusterAnswer> => {
  const { cluster, random, faults } = world;
  const items = itemsOf(lines);
  const answers: Readonly<Record<string, unknown>>[] = [];
  const order = items.map((_, at) => ({ at, place: random.next() })).sort((one, other) => one.place - other.place);
  const index = path.split('/')[1] ?? '';
  for (const { at } of order) {
    const [action, document] = items[at] ?? [{}, undefined];
    if (faults.happens('batch torn by a write')) await process.step('in the middle of a bulk request');
    answers[at] = faults.happens('batch left unprocessed')
      ? { [Object.keys(action)[0] ?? '']: { status: 429, error: { type: 'rejected_execution_exception' } } }
      : cluster.write(index, action, document);
  }
  return { status: 200, body: { items: answers } };
};
