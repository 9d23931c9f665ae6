import { parseArgs } from 'node:util';
import type { Head } from '../../../functions/archive/article.ts';
import type { ArchiveReader } from '../../../functions/archive/ports.ts';
import { buildIndex } from '../../../functions/search/build-index.ts';
import { WITHOUT_WORDS } from '../../../functions/search/words/own-words.ts';
import { startNode } from '../../../infra/local/opensearch/node.ts';
import { onOpenSearch } from '../../support/engine-under-test.ts';
import { type Cost, costOf, percentile } from '../cost.ts';
import { headOf, numberOf } from '../search/heads.ts';
import { appOver, memorySource } from '../search/main.ts';
import { ASKINGS, type Asking, seeded } from '../search/questions.ts';

const WARM = 5; // times that a kind is asked before it is measured

/**
 * How long readers wait for the same answers from an index in memory and from OpenSearch on this machine, each question
 * asked of either in turn, and what of that is CPU of the search function; what it takes to feed, and on the disk. What the
 * bench takes to make articles up is in none of it.
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

/** Milliseconds: of waiting, and of CPU at the median. */
type Row = { readonly p50: number; readonly p99: number; readonly cpu: number };
type Compared = {
  readonly articles: number;
  /** `cpu` of the feeder, ms an article. */
  readonly feeding: { readonly seconds: number; readonly cpu: number; readonly megabytes: number };
  readonly rows: Readonly<Record<string, { readonly memory: Row; readonly openSearch: Row }>>;
};

const compare = async (address: string, articles: number, queries: number): Promise<Compared> => {
  const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms)) };
  const made = { cpu: 0, wall: 0 };
  const archive = archiveOf(articles, made);
  const memory = memorySource(await buildIndex(archive.everyHead(), clock));
  const report = (message: string, detail: object) => process.stderr.write(`${message} ${JSON.stringify(detail)}\n`);
  const shared = onOpenSearch(address, { archive, clock, freshness: 3_600_000, report, measure: () => {} });
  const fed = await beside(made, () => shared.current());
  const words = WITHOUT_WORDS;
  const apps = [memory, shared].map((source) => appOver(source, { archive, clock, words }));
  const rows: Record<string, { memory: Row; openSearch: Row }> = {};
  for (const [kind, asking] of Object.entries(ASKINGS)) {
    const [inMemory = [], there = []] = await costsOf(asking, articles, queries, apps, made);
    rows[kind] = { memory: rowOf(inMemory), openSearch: rowOf(there) };
  }
  const feeding = { seconds: fed.wall / 1000, cpu: fed.cpu / articles, megabytes: await megabytesAt(address) };
  return { articles, feeding, rows };
};

/** What making articles up has taken since it was last looked at. */
type Made = { cpu: number; wall: number };

const archiveOf = (articles: number, made: Made): ArchiveReader => {
  const make = async <T>(work: () => T): Promise<T> => {
    const { result, cost } = await costOf(work);
    made.cpu += cost.cpu;
    made.wall += cost.wall;
    return result;
  };
  return {
    heads: (ids) => make(() => new Map(ids.map((id) => [id, headOf(numberOf(id))]))),
    filed: async () => [],
    revisions: async () => [],
    commits: async () => [],
    lastCommit: async () => 1,
    everyHead: async function* (): AsyncGenerator<Head> {
      for (let number = 0; number < articles; number++) yield make(() => headOf(number));
    },
  };
};

/** What work takes beside the making up of articles. */
const beside = async (made: Made, work: () => Promise<unknown>): Promise<Cost> => {
  made.cpu = 0;
  made.wall = 0;
  const { cost } = await costOf(work);
  return { cpu: Math.max(0, cost.cpu - made.cpu), wall: Math.max(0, cost.wall - made.wall) };
};

/** What each of some applications takes, the same question asked of all of them in turn. */
const costsOf = async (
  asking: Asking,
  articles: number,
  queries: number,
  apps: readonly ReturnType<typeof appOver>[],
  made: Made,
): Promise<readonly (readonly Cost[])[]> => {
  const random = seeded(11);
  const costs = apps.map((): Cost[] => []);
  for (let at = -WARM; at < queries; at++) {
    const path = asking(random, articles);
    for (const [nth, app] of apps.entries()) {
      const took = await beside(made, async () => {
        const { status } = await app.request(path);
        if (status !== 200) throw new Error(`${status}: ${path}`);
      });
      if (at >= 0) costs[nth]?.push(took);
    }
  }
  return costs;
};

const rowOf = (costs: readonly Cost[]): Row => {
  const waits = costs.map(({ wall }) => wall);
  const ofCpu = costs.map(({ cpu }) => cpu);
  return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), cpu: percentile(ofCpu, 0.5) };
};

const megabytesAt = async (address: string): Promise<number> => {
  const answer = await fetch(`${address}/_stats/store`);
  const stats = (await answer.json()) as { _all: { primaries: { store: { size_in_bytes: number } } } };
  return stats._all.primaries.store.size_in_bytes / 1e6;
};

const tell = ({ articles, feeding: { seconds, cpu, megabytes }, rows }: Compared): string =>
  [
    `${articles} articles: fed in ${seconds.toFixed(0)} s (${(articles / seconds).toFixed(0)} a second, ${cpu.toFixed(2)} ms of the feeder’s CPU each), ${megabytes.toFixed(0)} MB on disk`,
    `${'What readers wait for, ms'.padEnd(26)}${['memory', 'p99', 'CPU', 'OpenSearch', 'p99', 'CPU', 'ratio'].map((one) => one.padStart(11)).join('')}`,
    ...Object.entries(rows).map(
      ([kind, { memory, openSearch }]) =>
        kind.padEnd(26) +
        [
          ...[memory.p50, memory.p99, memory.cpu, openSearch.p50, openSearch.p99, openSearch.cpu],
          openSearch.p50 / memory.p50,
        ]
          .map((one) => one.toFixed(1).padStart(11))
          .join(''),
    ),
  ].join('\n');
