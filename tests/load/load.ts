import { mapBounded } from '../../functions/archive/map-bounded.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { type Act, actsOf, COMMON, WORD } from '../chaos/acts.ts';
import { openBucket } from '../chaos/bucket.ts';
import { followLog } from '../chaos/followed-log.ts';
import { asking } from '../chaos/readers.ts';
import { performAll, settleAll } from '../chaos/work.ts';
import { openNewsroom } from '../machine/newsroom.ts';
import { startMachineProcess } from '../machine/process.ts';
import { randomOf } from '../simulation/world/random.ts';
import { lagOf } from './lag.ts';
import { type Answer, timing } from './timed.ts';

export type LoadOptions = {
  readonly seed: number;
  /** Articles that are there before. */
  readonly articles: number;
  readonly seconds: number;
  /** Who each ask the next question as soon as the one before is answered. */
  readonly readers: number;
  /** Uploads a second beside them. */
  readonly uploads: number;
  readonly folder: string;
  readonly tell: (line: string) => void;
};

export type LoadOutcome = {
  readonly answers: readonly Answer[];
  /** Of each answer from an index, how many ms before its question the oldest commit was made that is not in it. */
  readonly lags: readonly number[];
  readonly uploads: number;
  /** Uploads that were found nowhere in the end. */
  readonly missing: readonly string[];
};

/** Readers who search the local machine without a pause while a newsroom uploads. */
export const load = async (options: LoadOptions): Promise<LoadOutcome> => {
  const { seed, articles, seconds, readers, uploads, folder, tell } = options;
  const acts = actsOf(seed, articles + seconds * uploads);
  const [before, beside] = [acts.slice(0, articles), acts.slice(articles)];
  const machine = await startMachineProcess(folder);
  const [bucket, newsroom, log] = [
    openBucket(machine.address),
    openNewsroom(machine.address),
    followLog(machine.address),
  ];
  const ask = asking(machine.address.url);
  const timed = timing(machine.address.url);
  const answered = new Map<Act, string>();
  const perform = async (act: Act): Promise<void> => void answered.set(act, await bucket.perform(act));
  const settle = (some: readonly Act[]): Promise<void> =>
    settleAll(new Map(some.map((act) => [act.key, act])), answered, new Map(), newsroom.receipts);
  try {
    await performAll(before, perform);
    await settle(before);
    tell(`${articles} uploads are in; ${readers} readers and ${uploads} uploads a second for ${seconds} s`);

    const end = Date.now() + seconds * 1_000;
    const answers: Answer[] = [];
    const read = async (reader: number): Promise<void> => {
      const random = randomOf(seed * 1_000 + reader);
      while (Date.now() < end) {
        const act = acts[random.below(articles)];
        const word = WORD.exec(act?.body ?? '')?.[0] ?? COMMON;
        const path = random.pick([
          `search?q=${word}`,
          `search?q=${COMMON}`,
          `search?q=quay%20${word}`,
          'quotes?q=done',
        ]);
        answers.push(await timed(path));
      }
    };
    const send = async (): Promise<void> => {
      const start = Date.now();
      for (const [at, act] of beside.entries()) {
        await systemClock.sleep(Math.max(0, start + (at * 1_000) / uploads - Date.now()));
        await perform(act);
      }
    };
    await Promise.all([send(), ...Array.from({ length: readers }, (_, reader) => read(reader))]);
    await settle(beside);
    await log.stop();
    return { answers, lags: lagOf(answers, log.commits), uploads: beside.length, missing: await missing() };
  } finally {
    await machine.end('SIGINT');
    bucket.close();
    await log.stop().catch(() => {});
  }

  /** Keys whose newest words are not found. */
  async function missing(): Promise<readonly string[]> {
    const last = new Map(acts.map((act) => [act.key, act]));
    const lost: string[] = [];
    await mapBounded([...last.values()], 4, async ({ key, body }) => {
      if (body === null) return;
      const { body: found } = await ask(`search?q=${WORD.exec(body)?.[0]}&atLeast=${log.commits.length}`);
      if (found?.total !== 1) lost.push(key);
    });
    return lost;
  }
};
