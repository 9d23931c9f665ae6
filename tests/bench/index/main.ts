import { rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type IndexOptions, readOptions } from './arguments.ts';
import type { Measured } from './measured.ts';
import { openNursery, scratchFolder } from './nursery.ts';
import { plotStart } from './plot.ts';
import { reportOf } from './ratios.ts';
import { measureSize } from './run.ts';
import { agreement, summarise } from './summary.ts';
import { tablesOf } from './tables.ts';

const PLOT = new URL('../../../docs/pictures/index-start.svg', import.meta.url);
const MILLION = 1_000_000;
const MILLION_TIME = 3_600; // seconds for one of its tasks, at least

/** Measures the index and its peers, and prints what came of it; progress goes to standard error. */
export const benchIndex = async (args: readonly string[]): Promise<void> => {
  const options = readOptions(args);
  if (options === null) return;
  const folder = scratchFolder();
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const { note, ...nursery } = await openNursery(folder);
  if (note !== null) say(note);
  const sizes: (readonly Measured[])[] = [];
  for (const articles of options.articles) {
    const plan = planFor(options, articles, folder);
    const measured = await measureSize({ ...plan, nursery, tell: say }, sizes.at(-1) ?? []);
    rmSync(`${folder}/${articles}`, { recursive: true, force: true });
    sizes.push(measured);
    if (!options.json)
      process.stdout.write(`${tablesOf(articles, plan.quotations, measured.map(summarise))}\n${agreed(measured)}\n`);
  }
  const summaries = sizes.map((measured) => measured.map(summarise));
  const reports = sizes.map((_, at) => reportOf(options.articles[at] ?? 0, summaries[at] ?? []));
  // The figures by name are those of the largest archive that MiniSearch could be measured on.
  const main = reports.findLast(({ coldCpuRatio }) => coldCpuRatio !== null) ?? reports.at(-1);
  if (options.json) process.stdout.write(`${JSON.stringify({ ...main, sizes: reports })}\n`);
  if (options.plot) {
    writeFileSync(PLOT, plotStart(summaries.flat()));
    say(`Drawn: ${fileURLToPath(PLOT)}`);
  }
};

const planFor = (options: IndexOptions, articles: number, folder: string) => ({
  engines:
    articles >= MILLION
      ? options.engines.filter((name) => name === 'CompactIndex' || name === 'SQLite FTS5')
      : options.engines,
  articles,
  quotations: articles < MILLION,
  seed: options.seed,
  folder,
  rounds: options.rounds,
  queriesPerClass: options.queries,
  fuzz: options.fuzz,
  changes: Math.min(300, Math.ceil(articles / 10)),
  bounds: { memory: options.memory, time: Math.max(options.time, articles < MILLION ? 0 : MILLION_TIME) * 1_000 },
});

const agreed = (measured: readonly Measured[]): string => {
  const [oracle, ours] = [
    measured.find(({ name }) => name === 'MiniSearch'),
    measured.find(({ name }) => name === 'CompactIndex'),
  ];
  if (oracle === undefined || ours === undefined) return '';
  const { same, of } = agreement(oracle, ours);
  if (of === 0) return '';
  const relaxed = summarise(ours).relaxed;
  return `CompactIndex has MiniSearch's first ten, in its order, in ${same} of ${of} queries; ${relaxed} were relaxed\n`;
};
