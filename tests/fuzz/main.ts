import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Order, Report } from './child.ts';
import { casesOf } from './damage.ts';

const HELP = `Usage: npm run fuzz -- [options]
  --runs N     damaged files to make articles of (20000)
  --seed N     of the damage (1)
  --keep DIR   where to keep the files that fail
`;

const CHUNK = 200; // cases of one seed: the next has the next
const LONGEST_WAIT = 120_000; // ms without a word from the child, on however busy a machine
const MEMORY = 512; // MB of the child's heap

type Failure = { readonly seed: number; readonly at: number; readonly name: string; readonly fault: string };
type Tally = { passed: number; cpu: number; memory: number; readonly failures: Failure[] };

/** Damages samples of every format, by a seed, and makes articles of what is left: none may crash, hang or go unhandled. */
const fuzz = async (runs: number, seed: number): Promise<Tally> => {
  const tally: Tally = { passed: 0, cpu: 0, memory: 0, failures: [] };
  for (let done = 0; done < runs; done += CHUNK) {
    const order = { seed: seed + done / CHUNK, from: 0, to: Math.min(CHUNK, runs - done) };
    for (let from = 0; from < order.to; ) from = await runFrom({ ...order, from }, tally);
    if (process.stderr.isTTY) process.stderr.write(`\r${done + order.to} of ${runs}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return tally;
};

/** One child's work, up to its end or to the case that ended it; answers the next case. */
const runFrom = (order: Order, tally: Tally): Promise<number> =>
  new Promise((resolve) => {
    const child = fork(new URL('./child.ts', import.meta.url), {
      execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    let begun = order.from;
    let waiting = setTimeout(() => kill(child), LONGEST_WAIT);
    child.on('message', (message: Report | { readonly at: number }) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => kill(child), LONGEST_WAIT);
      begun = message.at;
      if (!('fault' in message)) return;
      begun += 1;
      count(message, order.seed, tally);
    });
    child.on('exit', (code, signal) => {
      clearTimeout(waiting);
      if (begun < order.to) {
        const fault = `ended the process: ${signal ?? `exit code ${code}`}`;
        tally.failures.push({ seed: order.seed, at: begun, name: 'a file', fault });
        begun += 1;
      }
      resolve(begun);
    });
    child.send(order);
  });

const kill = (child: ChildProcess): void => void child.kill('SIGKILL');

const count = ({ at, name, fault, cpu, memory }: Report, seed: number, tally: Tally): void => {
  tally.cpu = Math.max(tally.cpu, cpu);
  tally.memory = Math.max(tally.memory, memory);
  if (fault === null) tally.passed += 1;
  else tally.failures.push({ seed, at, name, fault });
};

const keepFiles = (folder: string, failures: readonly Failure[]): void => {
  mkdirSync(folder, { recursive: true });
  for (const { seed, at } of failures) {
    const file = casesOf(seed, at + 1).at(at);
    if (file !== undefined) writeFileSync(`${folder}/${seed}-${at}`, file.bytes);
  }
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (values.help || !Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const { passed, failures, cpu, memory } = await fuzz(runs, seed);
  if (values.keep !== undefined) keepFiles(values.keep, failures);
  for (const { seed: of, at, name, fault } of failures)
    process.stdout.write(`seed ${of}, case ${at}, ${name}: ${fault}\n\n`);
  process.stdout.write(
    `The slowest took ${Math.round(cpu)} ms of CPU; the processes took at most ${Math.round(memory)} MB.\n${passed} passed, ${failures.length} failed\n`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}
