import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Rehearsal, rehearseImport } from './import.ts';
import { told } from './told.ts';

const USAGE = `npm run import-rehearsal -- [--files N] [--rate N] [--readers N]
  Writes N files (2,000) of our own making, one in 500 of them empty, and brings them into a local machine of its own by
  "cuttings import", at most so many a second (100), while readers (2) search it. All but the empty ones have to be found.`;

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '2000' },
    rate: { type: 'string', default: '100' },
    readers: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
const [files = 0, rate = 0, readers = 0] = [values.files, values.rate, values.readers].map(Number);

const run = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    return summarise(await rehearseImport({ files, rate, readers, folder, tell: console.log }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const SAMPLES = 13; // articles that a new machine has

const summarise = (it: Rehearsal): number => {
  const say = (name: string, figure: string): void => console.log(`${name.padEnd(20)} ${figure}`);
  const failed = it.answers.filter(({ status }) => status !== 200).length;
  say('brought in', `${it.accepted} in ${it.seconds.toFixed(0)} s, ${(it.accepted / it.seconds).toFixed(1)} a second`);
  say('rejected', String(it.rejected));
  say('found in the end', String(it.indexed - SAMPLES));
  say('answers beside', `${it.answers.length}, ${failed} errors, ${told(it.answers.map(({ took }) => took))} ms`);
  say('lag of the answers', `${told(it.lags)} ms`);
  say('memory', `${it.peakMegabytes.toFixed(0)} MB at the most, machine and functions`);
  for (const { kind, peakMegabytes, seconds } of it.used)
    say(`  ${kind}`, `${peakMegabytes.toFixed(0)} MB at the most, ${seconds.toFixed(0)} s of CPU`);
  const expected = files - Math.floor(files / 500);
  return it.accepted === expected && it.indexed - SAMPLES === expected && failed === 0 ? 0 : 1;
};

if (values.help || ![files, rate, readers].every((it) => Number.isSafeInteger(it) && it > 0)) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else process.exitCode = await run();
