import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesOf } from './damage.ts';
import { LARGE, MANY } from './hostile.ts';
import { type Result, run } from './run.ts';

const HELP = `Usage: npm run fuzz -- [options]
  --runs N     damaged files to make articles of (20000)
  --seed N     of the damage (1)
  --keep DIR   where to keep the damaged files that fail
  --hostile    files made to do harm, instead of damaged ones; with what each takes
`;

const CHUNK = 200; // cases of one seed: the next has the next
const MOST_MEMORY = 512; // MB of a process that makes one hostile file

/** Damages samples of every format, by a seed, and makes articles of what is left: none may crash, hang or go unhandled. */
const fuzz = async (runs: number, seed: number, keep: string | undefined): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (let done = 0; done < runs; done += CHUNK) {
    const of = seed + done / CHUNK;
    const to = Math.min(CHUNK, runs - done);
    const some = await run({ of: 'damaged', seed: of, from: 0, to });
    for (const { at, name, fault } of some.filter((one) => one.fault !== null)) {
      process.stdout.write(`seed ${of}, case ${at}, ${name ?? 'a file'}: ${fault}\n\n`);
      const file = casesOf(of, at + 1).at(at);
      if (keep !== undefined && file !== undefined) keepFile(join(keep, `${of}-${at}`), file.bytes);
    }
    results.push(...some);
    tell(done + to, runs);
  }
  return results;
};

const keepFile = (path: string, bytes: Uint8Array): void => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, bytes);
};

/** The large ones are built here, so that a process's peak is what the making of an article takes. */
const tryHostile = async (): Promise<readonly Result[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'cuttings-hostile-'));
  const results: Result[] = [];
  try {
    for (const { name, make } of LARGE) {
      const path = join(folder, 'file');
      writeFileSync(path, await make());
      for (const result of await run({ of: 'file', name, path, from: 0, to: 1 })) {
        const { memory, fault } = result;
        const isLarge = fault === null && memory > MOST_MEMORY;
        results.push({ ...result, name, fault: isLarge ? `took ${Math.round(memory)} MB` : fault });
      }
      tell(results.length, LARGE.length);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const { name, outcome, cpu, memory } of results)
    process.stdout.write(
      `${String(Math.round(cpu)).padStart(6)} ms ${String(Math.round(memory)).padStart(4)} MB  ${outcome ?? 'failed'}: ${name}\n`,
    );
  const many = await run({ of: 'many', from: 0, to: MANY.length });
  results.push(...many);
  for (const { name, fault } of results.filter((one) => one.fault !== null))
    process.stdout.write(`${name ?? 'a file'}: ${fault}\n`);
  return results;
};

const tell = (done: number, all: number): void => {
  if (process.stderr.isTTY) process.stderr.write(done < all ? `\r${done} of ${all}` : '\r\x1b[K');
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
    hostile: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
if (values.help || !Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const results = values.hostile ? await tryHostile() : await fuzz(runs, seed, values.keep);
  const failed = results.filter(({ fault }) => fault !== null).length;
  const slowest = results.reduce((most, one) => (one.cpu > most.cpu ? one : most));
  const memory = Math.max(...results.map((one) => one.memory));
  process.stdout.write(
    `The slowest, ${slowest.name}, took ${Math.round(slowest.cpu)} ms of CPU; a process took at most ${Math.round(memory)} MB.\n`,
  );
  process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
