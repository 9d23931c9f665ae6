import { parseArgs } from 'node:util';
import type { Head } from '../../../functions/archive/article.ts';
import type { ArchiveReader } from '../../../functions/archive/ports.ts';
import { buildIndex } from '../../../functions/search/build-index.ts';
import { WITHOUT_WORDS } from '../../../functions/search/words/own-words.ts';
import { startNode } from '../../../infra/local/opensearch/node.ts';
import { onOpenSearch } from '../../support/engine-under-test.ts';
import { percentile } from '../cost.ts';
import { headOf, numberOf } from '../search/heads.ts';
import { appOver, memorySource } from '../search/main.ts';
import { ASKINGS, type Asking, seeded } from '../search/questions.ts';

const WARM = 5; // times that a kind is asked before it is measured

/**
 * How long readers wait for the same answers from an index in memory and from OpenSearch on this machine, each question
 * asked of either in turn; how long it takes to feed, and what it takes on disk.
 */
export const benchOpenSearch = async (args: readonly string[]): Promise<void> => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '20000' },
      queries: { type: 'string', default: '30' },
      json: { type: 'boolean' },
    },
  });
  const node = await startNode();
  if ('missing' in node) {
    process.stdout.write(`Not measured: ${node.missing}\n`);
    return;
  }
  try {
    const told = await compare(node.address, Number(values.articles), Number(values.queries));
    process.stdout.write(`${values.json === true ? JSON.stringify(told) : tell(told)}\n`);
  } finally {
    await node.stop();
  }
};

type Row = { readonly p50: number; readonly p99: number };
type Compared = {
  readonly articles: number;
  readonly feeding: { readonly seconds: number; readonly megabytes: number };
  readonly rows: Readonly<Record<string, { readonly memory: Row; readonly openSearch: Row }>>;
};

const compare = async (address: string, articles: number, queries: number): Promise<Compared> => {
  const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms)) };
  const archive = archiveOf(articles);
  const memory = memorySource(await buildIndex(archive.everyHead(), clock));
  const report = (message: string, detail: object) => process.stderr.write(`${message} ${JSON.stringify(detail)}\n`);
  const shared = onOpenSearch(address, { archive, clock, freshness: 3_600_000, report, measure: () => {} });
  const started = performance.now();
  await shared.current();
  const seconds = (performance.now() - started) / 1000;
  const words = WITHOUT_WORDS;
  const apps = [memory, shared].map((source) => appOver(source, { archive, clock, words }));
  const rows: Record<string, { memory: Row; openSearch: Row }> = {};
  for (const [kind, asking] of Object.entries(ASKINGS)) {
    const [inMemory = [], there = []] = await timesOf(asking, articles, queries, apps);
    rows[kind] = { memory: rowOf(inMemory), openSearch: rowOf(there) };
  }
  return { articles, feeding: { seconds, megabytes: await megabytesAt(address) }, rows };
};

const archiveOf = (articles: number): ArchiveReader => ({
  heads: async (ids) => new Map(ids.map((id) => [id, headOf(numberOf(id))])),
  filed: async () => [],
  revisions: async () => [],
  commits: async () => [],
  lastCommit: async () => 1,
  everyHead: async function* (): AsyncGenerator<Head> {
    for (let number = 0; number < articles; number++) yield headOf(number);
  },
});

/** Milliseconds that each of some applications takes, the same question asked of all of them in turn. */
const timesOf = async (
  asking: Asking,
  articles: number,
  queries: number,
  apps: readonly ReturnType<typeof appOver>[],
): Promise<readonly (readonly number[])[]> => {
  const random = seeded(11);
  const times = apps.map((): number[] => []);
  for (let at = -WARM; at < queries; at++) {
    const path = asking(random, articles);
    for (const [nth, app] of apps.entries()) {
      const started = performance.now();
      const { status } = await app.request(path);
      const took = performance.now() - started;
      if (status !== 200) throw new Error(`${status}: ${path}`);
      if (at >= 0) times[nth]?.push(took);
    }
  }
  return times;
};

const rowOf = (times: readonly number[]): Row => ({ p50: percentile(times, 0.5), p99: percentile(times, 0.99) });

const megabytesAt = async (address: string): Promise<number> => {
  const answer = await fetch(`${address}/_stats/store`);
  const stats = (await answer.json()) as { _all: { primaries: { store: { size_in_bytes: number } } } };
  return stats._all.primaries.store.size_in_bytes / 1e6;
};

const tell = ({ articles, feeding: { seconds, megabytes }, rows }: Compared): string =>
  [
    `${articles} articles: fed in ${seconds.toFixed(0)} s (${(articles / seconds).toFixed(0)} a second), ${megabytes.toFixed(0)} MB on disk`,
    `${'What readers wait for, ms'.padEnd(26)}${['memory', 'p99', 'OpenSearch', 'p99', 'ratio'].map((one) => one.padStart(11)).join('')}`,
    ...Object.entries(rows).map(
      ([kind, { memory, openSearch }]) =>
        kind.padEnd(26) +
        [memory.p50, memory.p99, openSearch.p50, openSearch.p99, openSearch.p50 / memory.p50]
          .map((one) => one.toFixed(1).padStart(11))
          .join(''),
    ),
  ].join('\n');
