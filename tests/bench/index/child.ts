import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { costOf, peakMemory, residentMemory } from '../cost.ts';
import type { Engine, EngineName, OpenIndex } from '../engines/engine.ts';
import { LOADERS } from '../engines/load.ts';
import type { BenchArticle } from '../material/article.ts';
import { articleOf, generateArticles } from '../material/generator.ts';
import { fuzz } from './fuzz.ts';
import type { Archive, Tasks } from './tasks.ts';

/** One engine in a process of its own: does the tasks that its parent sends, one after the other. */
const tasksOf = (engine: Engine): Tasks => {
  let opened: OpenIndex | null = null;
  const indexOpened = (): OpenIndex => {
    if (opened === null) throw new Error('Nothing is open');
    return opened;
  };
  return {
    build: async (archive) => {
      rmSync(archive.folder, { recursive: true, force: true });
      mkdirSync(archive.folder, { recursive: true });
      const writing = { cpu: 0 };
      const { cost } = await costOf(() => engine.build(timed(archive, writing), archive.folder, archive.quotations));
      return {
        cost: { cpu: cost.cpu - writing.cpu, wall: cost.wall - writing.cpu },
        peak: peakMemory(),
        bytes: bytesIn(archive.folder),
      };
    },
    cold: async (archive, query) => {
      const { result, cost } = await costOf(async () => {
        opened = await engine.open(archive.folder, archive.quotations);
        const answer = await opened.search(query);
        if (archive.quotations) await opened.searchQuotations(query);
        return answer;
      });
      const peak = peakMemory();
      globalThis.gc?.();
      return { cost, peak, settled: residentMemory(), answer: result };
    },
    ask: async (query) => {
      if (!engine.answers(query.class)) return null;
      const { result, cost } = await costOf(() => indexOpened().search(query));
      return { cost, answer: result };
    },
    change: async ({ seed, articles, folder }, count) => {
      const { changes } = indexOpened();
      if (changes === null) return null;
      const coming = Array.from({ length: count }, (_, at) => articleOf(seed, articles + at));
      const add = await eachCpu(coming, (article) => changes.add(article));
      const known = Array.from({ length: 2 * count }, (_, at) => Math.floor((articles * at) / (2 * count)));
      const corrected = known
        .filter((_, at) => at % 2 === 0)
        .map((number) => ({ ...articleOf(seed + 1, number), id: articleOf(seed, number).id }));
      const replace = await eachCpu(corrected, (article) => changes.replace(article));
      const withdrawn = known.filter((_, at) => at % 2 === 1).map((number) => articleOf(seed, number).id);
      const discard = await eachCpu(withdrawn, (id) => changes.discard(id));
      const target = join(folder, 'saved');
      mkdirSync(target, { recursive: true });
      const { cost } = await costOf(() => changes.save(target));
      rmSync(target, { recursive: true });
      return { add, replace, discard, save: cost, peak: peakMemory() };
    },
    fuzz: async ({ seed, articles }, count) => fuzz(indexOpened(), seed, articles, count),
    ranged: async (archive, query, pace, real) => (await engine.ranged?.(archive.folder, query, pace, real)) ?? null,
  };
};

/** The articles of an archive; what writing them costs is added up. */
function* timed({ seed, articles }: Archive, writing: { cpu: number }): Generator<BenchArticle> {
  let before = process.cpuUsage();
  for (const article of generateArticles(seed, articles)) {
    const { user, system } = process.cpuUsage(before);
    writing.cpu += (user + system) / 1_000;
    yield article;
    before = process.cpuUsage();
  }
}

const eachCpu = async <T>(items: readonly T[], change: (item: T) => void): Promise<readonly number[]> => {
  const costs: number[] = [];
  for (const item of items) costs.push((await costOf(() => change(item))).cost.cpu);
  return costs;
};

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + statSync(join(entry.parentPath, entry.name)).size, 0);

export type Request = { readonly task: keyof Tasks; readonly parameters: readonly unknown[] };
export type Reply =
  | { readonly ready: true }
  | { readonly unavailable: string }
  | { readonly result: unknown }
  | { readonly failed: string };

const reply = (message: Reply): void => {
  process.send?.(message);
};

const serve = async (name: EngineName): Promise<void> => {
  const tasks = tasksOf(await LOADERS[name]());
  process.on('message', async ({ task, parameters }: Request) => {
    try {
      const run = tasks[task] as (...values: readonly unknown[]) => Promise<unknown>;
      reply({ result: await run(...parameters) });
    } catch (error) {
      reply({ failed: error instanceof Error ? error.message : String(error) });
    }
  });
  process.on('disconnect', () => process.exit()); // nobody is left to answer
  reply({ ready: true });
};

serve(process.argv[2] as EngineName).catch((error: Error) => reply({ unavailable: error.message }));
