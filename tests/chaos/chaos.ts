import type { Receipt } from '../../functions/archive/receipt.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { openNewsroom } from '../machine/newsroom.ts';
import { startMachineProcess } from '../machine/process.ts';
import { randomOf } from '../simulation/world/random.ts';
import { type Act, actsOf, WORD } from './acts.ts';
import { openBucket } from './bucket.ts';
import { followLog } from './followed-log.ts';
import { killUntil } from './killer.ts';
import { breachesOf } from './laws.ts';
import { asking, readUntil } from './readers.ts';
import { prepareStack } from './stack.ts';
import { performAll, settleAll } from './work.ts';

export type ChaosOptions = {
  readonly seed: number;
  /** What the newsroom does: puts of new and corrected stories and of the same again, and removals. */
  readonly acts: number;
  /**
   * Every so many ms one of ten places for function processes is hit, and what is there killed: while the newsroom is
   * at work and as long again, or until the last receipt is there.
   */
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

/**
 * A newsroom at work on the local machine, the real one, while somebody kills the processes of its functions, and now and
 * then the machine itself, with SIGKILL. Then everything must have settled, and every law hold.
 */
export const chaos = async (options: ChaosOptions): Promise<ChaosOutcome> => {
  const { seed, killEvery, machineKills, folder, tell } = options;
  const random = randomOf(seed);
  const acts = actsOf(seed, options.acts);
  await prepareStack(folder, options.visibility);
  let machine = await startMachineProcess(folder);
  const { address } = machine;
  const [bucket, newsroom, log] = [openBucket(address), openNewsroom(address), followLog(address)];
  const ask = asking(address.url);
  const final = new Map(acts.map((act) => [act.key, act])); // the last act upon each key
  const settled = new Map<string, Receipt>();
  const began = Date.now();
  let isOver = false;
  let calmAt = Number.POSITIVE_INFINITY; // ms since 1970

  const restart = async (): Promise<void> => {
    await machine.end('SIGKILL');
    machine = await startMachineProcess(folder, address);
    tell(`the machine was killed with ${settled.size} of ${final.size} settled, and is up again`);
  };
  const killing = killUntil(
    () => isOver || Date.now() > calmAt,
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
    const working = performAll(acts, async (act) => {
      answered.set(act, await bucket.perform(act));
      if (kills.includes(answered.size)) await restart();
    }).then(() => {
      tell(`${acts.length} uploads and removals sent in ${seconds(began)} s`);
      calmAt = 2 * Date.now() - began;
    });
    await Promise.all([working, settleAll(final, answered, settled, newsroom.receipts)]);
    const took = seconds(began);
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
    await log.stop().catch(() => {}); // it has been read where nothing failed
    bucket.close();
  }
};

const seconds = (since: number): number => Math.round((Date.now() - since) / 100) / 10;

/** The newest words of a key that was not removed since, or the last that it had. */
const wordy = (acts: readonly Act[], key: string): string =>
  acts.findLast((act) => act.key === key && act.body !== null)?.body ?? '';
