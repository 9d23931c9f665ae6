import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Console } from '../../infra/cli/console.ts';
import { importAll } from '../../infra/cli/import/import.ts';
import { loadOf } from '../../infra/cli/import/load.ts';
import { openOffice } from '../../infra/cli/office.ts';
import { partsOf } from '../../infra/cli/stack-outputs.ts';
import { systemClock } from '../../infra/local/lambda/stoppable-clock.ts';
import { textFile } from '../bench/ingest/files.ts';
import { articleOf } from '../bench/material/generator.ts';
import { followLog } from '../chaos/followed-log.ts';
import { asking } from '../chaos/readers.ts';
import { connectionOf } from '../machine/newsroom.ts';
import { startMachineProcess } from '../machine/process.ts';
import { lagOf } from './lag.ts';
import { type Answer, timing } from './timed.ts';

export type RehearsalOptions = {
  readonly files: number;
  readonly rate: number;
  readonly readers: number;
  readonly folder: string;
  readonly tell: (line: string) => void;
};

export type Rehearsal = {
  readonly seconds: number;
  readonly accepted: number;
  readonly rejected: number;
  /** Articles that search has in the end. */
  readonly indexed: number;
  readonly answers: readonly Answer[];
  /** Of each answer, as `lagOf` has it. */
  readonly lags: readonly number[];
  /** Most that the machine and its functions had resident together, in MB. */
  readonly peakMegabytes: number;
};

const SPOILT = 500; // one file in so many is empty, as in every back archive some are
const IN_A_FOLDER = 1_000;
const SEED = 3;

/** Brings a back archive of our own making into a local machine by the command's own way, while readers search it. */
export const rehearseImport = async ({ files, rate, readers, folder, tell }: RehearsalOptions): Promise<Rehearsal> => {
  const source = join(folder, 'back');
  writeFiles(source, files);
  tell(`${files} files are written; at most ${rate} a second, beside ${readers} readers`);
  const machine = await startMachineProcess(join(folder, 'data'));
  const log = followLog(machine.address);
  try {
    const memory = watchMemory(machine.pid);
    const reading = readMeanwhile(machine.address.url, readers, files);
    const began = performance.now();
    const settled = await bringIn(source, rate, machine.address.awsEndpoint, tell);
    const seconds = (performance.now() - began) / 1_000;
    const answers = await reading.stop();
    await log.stop();
    const { body } = await asking(machine.address.url)(`search?sort=newest&has=quotes&atLeast=${log.commits.length}`);
    const health = (await (await fetch(new URL('health', machine.address.url))).json()) as {
      readonly articles: number;
    };
    if (body === null) throw new Error('Search did not answer in the end');
    return {
      ...settled,
      seconds,
      answers,
      lags: lagOf(answers, log.commits),
      indexed: health.articles,
      peakMegabytes: memory.stop(),
    };
  } finally {
    await machine.end('SIGINT');
    await log.stop().catch(() => {});
  }
};

const writeFiles = (folder: string, files: number): void => {
  for (let number = 0; number < files; number++) {
    const below = join(folder, String(Math.floor(number / IN_A_FOLDER)).padStart(4, '0'));
    if (number % IN_A_FOLDER === 0) mkdirSync(below, { recursive: true });
    const bytes = number % SPOILT === SPOILT - 1 ? new Uint8Array() : textFile(articleOf(SEED, number));
    writeFileSync(join(below, `${number}.txt`), bytes);
  }
};

const bringIn = async (source: string, rate: number, awsEndpoint: string, tell: (line: string) => void) => {
  const connection = connectionOf({ url: '', awsEndpoint }, 'engineer');
  const parts = await partsOf({}, connection);
  const office = openOffice(connection, parts, systemClock);
  const counts = { accepted: 0, rejected: 0 };
  const console: Console = {
    print: (line) => {
      const { state } = JSON.parse(line);
      if (state === 'accepted') counts.accepted += 1;
      else counts.rejected += 1;
    },
    tell,
    watched: false,
    width: 100,
    emphasise: (text) => text,
  };
  await importAll(
    source,
    { rate, wait: 600, json: true },
    {
      console,
      clock: systemClock,
      desk: office.desk,
      connection,
      look: () => loadOf(office, parts, systemClock),
    },
  );
  return counts;
};

/** Readers who each ask for a word of some article, time and again, with a breath between. */
const readMeanwhile = (url: string, readers: number, files: number) => {
  const timed = timing(url);
  const answers: Answer[] = [];
  let isOver = false;
  const read = async (reader: number): Promise<void> => {
    for (let turn = 0; !isOver; turn++) {
      const words = articleOf(SEED, (reader * 7_919 + turn * 31) % files).headline.split(' ');
      answers.push(await timed(`search?q=${encodeURIComponent(words.slice(0, 2).join(' '))}`));
      await systemClock.sleep(BREATH);
    }
  };
  const reading = Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
  return {
    stop: async () => {
      isOver = true;
      await reading;
      return answers;
    },
  };
};

const BREATH = 200; // ms
const LOOK = 1_000; // ms

/** Where there is /proc: elsewhere 0. */
const watchMemory = (root: number) => {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentBelow(root));
  }, LOOK);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
};

const residentBelow = (root: number): number => {
  try {
    const stats = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(statOf);
    const family = new Set([root]);
    for (let grew = true; grew; ) {
      const more = stats.filter(({ pid, parent }) => family.has(parent) && !family.has(pid));
      for (const { pid } of more) family.add(pid);
      grew = more.length > 0;
    }
    return stats.filter(({ pid }) => family.has(pid)).reduce((sum, { megabytes }) => sum + megabytes, 0);
  } catch {
    return 0; // no Linux
  }
};

/** A process that ended meanwhile has none. */
const statOf = (name: string): { readonly pid: number; readonly parent: number; readonly megabytes: number }[] => {
  try {
    const status = readFileSync(`/proc/${name}/status`, 'utf8');
    const field = (key: string): number => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return [{ pid: Number(name), parent: field('PPid'), megabytes: field('VmRSS') / 1_024 }];
  } catch {
    return [];
  }
};
