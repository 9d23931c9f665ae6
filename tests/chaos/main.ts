import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';

const USAGE = `npm run chaos -- [--uploads N] [--seed N] [--every MS] [--machine-kills N]
  Sends N uploads (5,000; 5 % of them corrections, 3 % the same again, 2 % removals) to the local machine. Every MS
  milliseconds (200) one place of ten for function processes is hit, and a process that is there killed; the machine
  itself is killed N times (3). Then everything is held against the laws.`;

const { values } = parseArgs({
  options: {
    uploads: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '200' },
    'machine-kills': { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
});
const numbers = [values.uploads, values.seed, values.every, values['machine-kills']].map(Number);
const [acts = 0, seed = 0, killEvery = 0, machineKills = 0] = numbers;

const run = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-'));
  try {
    const outcome = await chaos({ acts, seed, killEvery, machineKills, visibility: 10, folder, tell: console.log });
    for (const [name, figure] of Object.entries(outcome.figures)) console.log(`${name.padEnd(28)} ${figure}`);
    for (const breach of outcome.breaches.slice(0, 20)) console.log(`BROKEN: ${breach}`);
    console.log(`${outcome.breaches.length} laws broken`);
    return outcome.breaches.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

if (values.help || !numbers.every((it) => Number.isSafeInteger(it) && it >= 0)) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else process.exitCode = await run();
