import { parseArgs } from 'node:util';
import { MUTATIONS, type Mutation } from './mutations.ts';
import { inProcesses } from './processes.ts';
import { type Options, type Outcome, simulate } from './simulate.ts';
import { type Sum, sumOf } from './sum.ts';
import { FAULTS } from './world/faults.ts';
import { rememberedFiles } from './world/stories.ts';

const USAGE = `npm run simulate -- [--seeds N] [--from SEED] [--jobs N]
                                                 runs N seeds (1,000), beginning with SEED (1), in N processes (1)
npm run simulate -- --seed SEED [--trace]        runs one seed; with --trace tells every step of it
npm run simulate -- --mutations [--only TEXT]    shows that each mutation breaks the law that it must break within as many
                                                 seeds (--seeds, 500), or only those with TEXT in their names`;

const MOST_TOLD = 5; // breaches of one seed

const main = async (): Promise<number> => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string' },
      from: { type: 'string', default: '1' },
      jobs: { type: 'string', default: '1' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      mutations: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  const [seeds, from, seed, jobs] = [
    values.seeds ?? (values.mutations ? '500' : '1000'),
    values.from,
    values.seed ?? '1',
    values.jobs,
  ].map(Number);
  if (values.help || ![seeds, from, seed, jobs].every(Number.isSafeInteger)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  if (jobs !== undefined && jobs > 1) return summarise(await inProcesses(jobs, from ?? 1, seeds ?? 0));
  const makeFile = await rememberedFiles();
  if (values.mutations) return showMutations(values.only, seeds ?? 0, { makeFile });
  if (values.seed === undefined) return runSeeds(from ?? 1, seeds ?? 0, { makeFile });
  const trace = values.trace ? { trace: (line: string) => console.log(line) } : {};
  const outcome = await simulate(seed ?? 1, { makeFile, ...trace });
  tellBreaches(outcome);
  return summarise(sumOf([outcome]));
};

const runSeeds = async (from: number, seeds: number, options: Options): Promise<number> => {
  const outcomes: Outcome[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const outcome = await simulate(seed, options);
    tellBreaches(outcome);
    outcomes.push(outcome);
    if (outcomes.length % 1_000 === 0) console.error(`${outcomes.length} seeds run`);
  }
  if (process.send === undefined) return summarise(sumOf(outcomes));
  process.send(sumOf(outcomes));
  process.disconnect();
  return 0;
};

const tellBreaches = ({ seed, breaches }: Outcome): void => {
  if (breaches.length === 0) return;
  console.log(`seed ${seed}:`);
  for (const { law, what } of breaches.slice(0, MOST_TOLD)) console.log(`  ${law}\n    ${what}`);
  console.log(`  npm run simulate -- --seed ${seed} --trace`);
};

/** Prints what went wrong in the world, and the sum. Answers the exit code. */
const summarise = ({ passed, failed, commits, faults, cpu }: Sum): number => {
  const told = FAULTS.map((fault) => `${fault} ${faults[fault] ?? 0}`);
  console.log(`${commits} commits; faults: ${told.join(', ')}`);
  console.log(`${cpu.toFixed(0)} s of CPU`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
};

const showMutations = async (only: string, most: number, options: Options): Promise<number> => {
  const meant = MUTATIONS.filter(({ name }) => name.includes(only));
  let missed = 0;
  for (const mutation of meant) {
    const caught = await seedsUntilCaught(mutation, most, options);
    if (caught === null) missed++;
    const found = caught === null ? `MISSED by ${most} seeds` : `CAUGHT by ${caught} seeds`;
    console.log(`${mutation.name.padEnd(50)} ${found.padEnd(20)} ${mutation.breaks}`);
  }
  console.log(`${meant.length - missed} caught, ${missed} missed`);
  return missed === 0 ? 0 : 1;
};

/** How many seeds it takes until the law is broken that a mutation must break. */
const seedsUntilCaught = async (
  { breaks, wrappers }: Mutation,
  most: number,
  options: Options,
): Promise<number | null> => {
  for (let seed = 1; seed <= most; seed++) {
    const { breaches } = await simulate(seed, { ...options, wrappers });
    if (breaches.some(({ law }) => law === breaks)) return seed;
  }
  return null;
};

process.exitCode = await main();
