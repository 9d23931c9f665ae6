import { mkdirSync, writeFileSync } from 'node:fs';
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
import { type Used, type Watch, watchProcesses } from './processes.ts';
import { type Answer, timing } from './timed.ts';
import { told } from './told.ts';

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
  readonly used: readonly Used[];
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
    const watch = watchProcesses(machine.pid);
    const reading = readMeanwhile(machine.address.url, readers, files);
    const counts = { accepted: 0, rejected: 0 };
    const reporting = reportMeanwhile({ counts, answers: reading.answers, watch, tell });
    const began = performance.now();
    await bringIn(source, rate, machine.address.awsEndpoint, counts, tell);
    const seconds = (performance.now() - began) / 1_000;
    reporting.stop();
    watch.stop();
    const answers = await reading.stop();
    await log.stop();
    const { body } = await asking(machine.address.url)(`search?sort=newest&has=quotes&atLeast=${log.commits.length}`);
    const health = (await (await fetch(new URL('health', machine.address.url))).json()) as {
      readonly articles: number;
    };
    if (body === null) throw new Error('Search did not answer in the end');
    return {
      ...counts,
      seconds,
      answers,
      lags: lagOf(answers, log.commits),
      indexed: health.articles,
      peakMegabytes: watch.peak(),
      used: watch.used(),
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

type Counts = { accepted: number; rejected: number };

const bringIn = async (
  source: string,
  rate: number,
  awsEndpoint: string,
  counts: Counts,
  tell: (line: string) => void,
): Promise<void> => {
  const connection = connectionOf({ url: '', awsEndpoint }, 'engineer');
  const parts = await partsOf({}, connection);
  const office = openOffice(connection, parts, systemClock);
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
      snapshot: office.snapshotIfDue,
    },
  );
};

const REPORT = 60_000; // ms

/** Tells every minute how it goes: what came in, how long readers waited, what everything has resident. */
const reportMeanwhile = ({
  counts,
  answers,
  watch,
  tell,
}: {
  readonly counts: Counts;
  readonly answers: readonly Answer[];
  readonly watch: Watch;
  readonly tell: (line: string) => void;
}) => {
  let minutes = 0;
  let before = 0;
  let answered = 0;
  const report = (): void => {
    minutes += 1;
    const took = answers.slice(answered).map((answer) => answer.took);
    const memory = watch.used().map(({ kind, processes, megabytes }) => `${processes} ${kind} ${megabytes.toFixed(0)}`);
    const rate = ((counts.accepted - before) * 1_000) / REPORT;
    tell(
      `minute ${minutes}: ${counts.accepted} in, ${rate.toFixed(1)} a second; ${took.length} answers, ${told(took)} ms; MB: ${memory.join(', ')}`,
    );
    before = counts.accepted;
    answered = answers.length;
  };
  const timer = setInterval(report, REPORT);
  return { stop: () => clearInterval(timer) };
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
    answers: answers as readonly Answer[],
    stop: async () => {
      isOver = true;
      await reading;
      return answers;
    },
  };
};

const BREATH = 200; // ms
