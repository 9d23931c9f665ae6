import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mapBounded } from '../../functions/archive/map-bounded.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { synthesise } from '../../infra/local/machine/synthesise.ts';
import { openNewsroom } from '../machine/newsroom.ts';
import { startMachineProcess } from '../machine/process.ts';
import { type Random, randomOf } from '../simulation/world/random.ts';
import { type Act, actsOf, WORD } from './acts.ts';
import { openBucket } from './bucket.ts';
import { followLog } from './followed-log.ts';
import { functionProcesses } from './function-processes.ts';
import { breachesOf } from './laws.ts';
import { asking, readUntil } from './readers.ts';

export type ChaosOptions = {
  readonly seed: number;
  /** What the newsroom does: puts of new and corrected stories and of the same again, and removals. */
  readonly acts: number;
  /** Every so many ms one of `PLACES` is hit, and the function process in it killed, until the last receipt is there. */
  readonly killEvery: number;
  /** How often the whole machine is killed while the newsroom is at work. */
  readonly machineKills: number;
  /** Seconds after which a message that was being dealt with is seen again; 180 in the stack. */
  readonly visibility: number;
  /** Where the machine keeps its data: an empty folder. */
  readonly folder: string;
  readonly tell: (line: string) => void;
};

export type ChaosOutcome = {
  readonly breaches: readonly string[];
  readonly figures: Readonly<Record<string, number | string>>;
};

// For function processes. Were one of those that there are always hit, and there is one only, it would never end its start.
const PLACES = 10;
const AT_ONCE = 8; // uploads
const LOOK = 500; // ms between two looks at the receipts
const PATIENCE = 20 * 60_000; // ms in which everything settles

/**
 * A newsroom at work on the local machine, the real one, while somebody kills the processes of its functions, and now and
 * then the machine itself, with SIGKILL. Then everything must have settled, and every law hold.
 */
export const chaos = async (options: ChaosOptions): Promise<ChaosOutcome> => {
  const { seed, killEvery, machineKills, folder, tell } = options;
  const random = randomOf(seed);
  const acts = actsOf(seed, options.acts);
  await prepare(options);
  let machine = await startMachineProcess(folder);
  const { address } = machine;
  const [bucket, newsroom, log] = [openBucket(address), openNewsroom(address), followLog(address)];
  const ask = asking(address.url);
  const final = new Map(acts.map((act) => [act.key, act])); // the last act upon each key
  const settled = new Map<string, Receipt>();
  const began = Date.now();
  let isOver = false;

  const restart = async (): Promise<void> => {
    await machine.end('SIGKILL');
    machine = await startMachineProcess(folder, address);
    tell(`the machine was killed with ${settled.size} of ${final.size} settled, and is up again`);
  };
  const killing = killUntil(
    () => isOver,
    killEvery,
    random,
    () => machine.pid,
  );
  const reading = readUntil(
    () => isOver,
    ask,
    random,
    settled,
    (key) => WORD.exec(wordy(acts, key))?.[0] ?? '',
  );
  try {
    const kills = Array.from({ length: machineKills }, (_, at) =>
      Math.floor(((at + 1) * acts.length) / (machineKills + 1)),
    );
    const answered = new Map<Act, string>(); // the version that each act was answered
    const working = work(acts, async (act) => {
      answered.set(act, await bucket.perform(act));
      if (kills.includes(answered.size)) await restart();
      if (answered.size === acts.length) tell(`${acts.length} uploads and removals sent in ${seconds(began)} s`);
    });
    await Promise.all([working, settle(final, answered, settled, newsroom.receipts)]);
    const took = seconds(began);
    tell(`settled after ${took} s`);
    isOver = true;
    const [killed, read] = await Promise.all([killing, reading]);
    await systemClock.sleep(options.visibility * 1_000); // what is seen again must change nothing
    await log.stop();
    const versions = await bucket.versions();
    const receipts = await newsroom.receipts([...final.keys()]);
    const told = await breachesOf({ acts, answered, versions, receipts, log: log.commits }, address, bucket, ask);
    return {
      breaches: [...read.breaches, ...told],
      figures: {
        acts: acts.length,
        articles: final.size,
        removals: acts.filter(({ body }) => body === null).length,
        'function processes killed': killed,
        'machine kills': machineKills,
        commits: log.commits.length,
        'seconds until settled': took,
        answers: [...read.counts].map(([status, count]) => `${status}: ${count}`).join(', '),
      },
    };
  } finally {
    isOver = true;
    await machine.end('SIGKILL');
    bucket.close();
  }
};

const seconds = (since: number): number => Math.round((Date.now() - since) / 100) / 10;

/** The newest words of a key that was not removed since, or the last that it had. */
const wordy = (acts: readonly Act[], key: string): string =>
  acts.findLast((act) => act.key === key && act.body !== null)?.body ?? '';

/**
 * The stack as it is, but that messages come again sooner, that none is given up (dead letters are sent again in the
 * simulation), and that snapshots come every minute, so that the log is trimmed meanwhile.
 */
const prepare = async ({ folder, visibility }: ChaosOptions): Promise<void> => {
  const assembly = join(folder, 'assembly');
  mkdirSync(assembly, { recursive: true });
  await synthesise(assembly);
  for (const name of readdirSync(assembly).filter((it) => it.endsWith('.template.json'))) {
    const template = readFileSync(join(assembly, name), 'utf8')
      .replace(/"VisibilityTimeout": \d+/g, `"VisibilityTimeout": ${visibility}`)
      .replace(/"maxReceiveCount": \d+/g, '"maxReceiveCount": 1000')
      .replace(/"ScheduleExpression": "rate\([^)]*\)"/g, '"ScheduleExpression": "rate(1 minute)"')
      .replace(/"SNAPSHOT_AFTER_COMMITS": "\d+"/g, '"SNAPSHOT_AFTER_COMMITS": "20"');
    writeFileSync(join(assembly, name), template);
  }
};

/** Hits a place every `every` ms; answers how many processes it killed. */
const killUntil = async (
  isOver: () => boolean,
  every: number,
  random: Random,
  machine: () => number,
): Promise<number> => {
  let killed = 0;
  while (!isOver()) {
    await systemClock.sleep(every);
    const found = processesOf(machine());
    const victim = found[random.below(Math.max(PLACES, found.length))];
    if (victim !== undefined && kill(victim)) killed++;
  }
  return killed;
};

const processesOf = (machine: number): readonly number[] => {
  try {
    return functionProcesses(machine);
  } catch {
    return []; // the machine is down
  }
};

const kill = (id: number): boolean => {
  try {
    return process.kill(id, 'SIGKILL');
  } catch {
    return false; // gone by itself
  }
};

/** Does everything, what concerns one key in its order. */
const work = async (acts: readonly Act[], perform: (act: Act) => Promise<void>): Promise<void> => {
  const last = new Map<string, Promise<void>>();
  await mapBounded(acts, AT_ONCE, (act) => {
    const performed = (last.get(act.key) ?? Promise.resolve()).then(() => perform(act));
    last.set(act.key, performed);
    return performed;
  });
};

/** Waits until every key has the receipt of its last version. */
const settle = async (
  final: ReadonlyMap<string, Act>,
  answered: ReadonlyMap<Act, string>,
  settled: Map<string, Receipt>,
  receiptsOf: (keys: readonly string[]) => Promise<ReadonlyMap<string, Receipt>>,
): Promise<void> => {
  const end = Date.now() + PATIENCE;
  while (settled.size < final.size) {
    if (Date.now() > end) throw new Error(`${final.size - settled.size} uploads have no receipt`);
    await systemClock.sleep(LOOK);
    const open = [...final.keys()].filter((key) => !settled.has(key));
    for (const [key, receipt] of await receiptsOf(open).catch(() => new Map<string, Receipt>())) {
      const act = final.get(key);
      if (act !== undefined && receipt.versionId === answered.get(act)) settled.set(key, receipt);
    }
  }
};
