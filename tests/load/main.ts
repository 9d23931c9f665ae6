import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type LoadOutcome, load } from './load.ts';
import { told } from './told.ts';

const USAGE = `npm run load -- [--articles N] [--seconds N] [--readers N] [--uploads N] [--seed N]
  Puts N articles (1,000) in a local machine of its own, then lets readers (4) search without a pause for so many
  seconds (60) while so many uploads a second (5) come in. No answer may be an error, none may lag too far behind.`;

const LONGEST_LAG = 2_000; // ms; the stack promises half a second, and the machine is one for all

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    readers: { type: 'string', default: '4' },
    uploads: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const numbers = [values.articles, values.seconds, values.readers, values.uploads, values.seed].map(Number);
const [articles = 0, seconds = 0, readers = 0, uploads = 0, seed = 0] = numbers;

const run = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'load-'));
  try {
    const outcome = await load({ articles, seconds, readers, uploads, seed, folder, tell: console.log });
    return summarise(outcome);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const summarise = ({ answers, lags, uploads: sent, missing }: LoadOutcome): number => {
  const failed = answers.filter(({ status }) => status !== 200);
  const took = answers.map((answer) => answer.took);
  const say = (name: string, figure: string): void => console.log(`${name.padEnd(20)} ${figure}`);
  say('answers', `${answers.length}, ${(answers.length / seconds).toFixed(0)} a second`);
  say('errors', String(failed.length));
  say('answered within', `${told(took)} ms`);
  say('uploads beside', `${sent}, ${missing.length} of all not found in the end`);
  say('lag of the answers', `${told(lags)} ms`);
  const lag = Math.max(0, ...lags);
  if (lag > LONGEST_LAG) console.log(`TOO FAR BEHIND: ${lag} ms, at most ${LONGEST_LAG} may be`);
  for (const { status } of failed.slice(0, 5)) console.log(`ANSWERED ${status}`);
  return failed.length === 0 && missing.length === 0 && lag <= LONGEST_LAG ? 0 : 1;
};

if (values.help || !numbers.every((it) => Number.isSafeInteger(it) && it > 0)) {
  console.log(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else process.exitCode = await run();
