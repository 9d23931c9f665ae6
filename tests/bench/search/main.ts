import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Head } from '../../../functions/archive/article.ts';
import type { ArchiveReader, Clock } from '../../../functions/archive/ports.ts';
import type { ArchiveIndex } from '../../../functions/search/archive-index.ts';
import { buildIndex } from '../../../functions/search/build-index.ts';
import type { Sources } from '../../../functions/search/http/route.ts';
import { openSnapshot } from '../../../functions/search/index/snapshot.ts';
import type { IndexSource } from '../../../functions/search/index-source.ts';
import { assetsOf } from '../../../functions/search/page/assets.ts';
import { routes } from '../../../functions/search/routes.ts';
import { encodeIndex, indexOver } from '../../../functions/search/snapshot-format.ts';
import { WITHOUT_WORDS } from '../../../functions/search/words/own-words.ts';
import { costOf, percentile } from '../cost.ts';
import { headOf, numberOf } from './heads.ts';
import { ASKINGS, type Asking, seeded, WORST } from './questions.ts';
import { worstWords } from './words.ts';

const WARM = 5; // times that a kind is asked before it is measured
const WORST_TIMES = 5;

/**
 * What the search function takes for what readers ask, through its routes, in CPU time of one process, from an index in
 * memory. Reading articles is not in it: the bench makes them up when they are asked for, beforehand.
 */
export const benchSearch = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '100000' },
      queries: { type: 'string', default: '50' },
      kept: { type: 'string' }, // a file that the index is kept in from one run to the next
      words: { type: 'boolean' }, // with the worst file of words that a newsroom may have
      json: { type: 'boolean' },
    },
  });
  const articles = Number(values.articles);
  const { ask, read } = await open(articles, values.kept, values.words === true ? worstWords() : WITHOUT_WORDS);
  const rows: Record<string, { readonly p50: number; readonly p99: number; readonly worst: number }> = {};
  for (const [kind, asking] of [...Object.entries(ASKINGS), ...Object.entries(WORST)]) {
    const times = kind in WORST ? WORST_TIMES : Number(values.queries);
    const costs = await measure(asking, articles, times, ask, read);
    rows[kind] = { p50: percentile(costs, 0.5), p99: percentile(costs, 0.99), worst: Math.max(...costs) };
  }
  process.stdout.write(`${values.json === true ? JSON.stringify({ articles, rows }) : tell(articles, rows)}\n`);
};

const measure = async (
  asking: Asking,
  articles: number,
  times: number,
  ask: (path: string) => Promise<number>,
  read: { ms: number },
): Promise<readonly number[]> => {
  const costs: number[] = [];
  const random = seeded(11);
  for (let at = -WARM; at < times; at++) {
    const path = asking(random, articles);
    read.ms = 0;
    const { cost, result } = await costOf(() => ask(path));
    if (result !== 200) throw new Error(`${result}: ${path}`);
    if (at >= 0) costs.push(Math.max(0, cost.cpu - read.ms));
  }
  return costs;
};

const open = async (articles: number, kept: string | undefined, words: Sources['words']) => {
  const clock = { now: () => Date.now(), sleep: async () => {} };
  const bytes = await snapshotOf(articles, kept, clock);
  const index = indexOver({ ...openSnapshot(bytes), answer: async (ask) => ask(), damage: () => null, read: () => 0 });
  const read = { ms: 0 }; // of CPU, for articles that were made up
  const archive = {
    heads: async (ids: readonly string[]) => {
      const { result, cost } = await costOf(() => new Map(ids.map((id) => [id, headOf(numberOf(id))])));
      read.ms += cost.cpu;
      return result;
    },
  } as unknown as ArchiveReader;
  const app = appOver(memorySource(index), { archive, clock, words });
  return { ask: async (path: string) => (await app.request(path)).status, read };
};

/** An index in memory that stays as it is. */
export const memorySource = (index: ArchiveIndex): IndexSource => ({
  engine: 'memory',
  snapshot: null,
  ask: (asked, question) => asked.answer(question),
  current: async () => index,
  renewed: async () => index,
  atLeast: async () => index,
  asOf: () => 0,
});

/** The routes that readers ask, with pages whose style and script say nothing. */
export const appOver = (replica: IndexSource, sources: Pick<Sources, 'archive' | 'clock' | 'words'>) =>
  routes({
    ...sources,
    replica,
    assets: assetsOf('', ''),
    measure: () => {},
    log: { info: () => {}, error: console.error },
    address: null,
    requestId: () => '',
  });

const snapshotOf = async (articles: number, kept: string | undefined, clock: Clock): Promise<Uint8Array> => {
  if (kept !== undefined && existsSync(kept)) return readFile(kept);
  async function* heads(): AsyncGenerator<Head> {
    for (let number = 0; number < articles; number++) yield headOf(number);
  }
  const bytes = encodeIndex(await buildIndex(heads(), clock));
  if (kept !== undefined) await writeFile(kept, bytes);
  return bytes;
};

const tell = (articles: number, rows: Readonly<Record<string, { p50: number; p99: number; worst: number }>>): string =>
  [
    `Answers from an index of ${articles} articles, ms of CPU each`.padEnd(34),
    `${''.padEnd(34)}${['p50', 'p99', 'worst'].map((one) => one.padStart(8)).join('')}`,
    ...Object.entries(rows).map(
      ([kind, { p50, p99, worst }]) =>
        kind.padEnd(34) + [p50, p99, worst].map((one) => one.toFixed(1).padStart(8)).join(''),
    ),
  ].join('\n');
