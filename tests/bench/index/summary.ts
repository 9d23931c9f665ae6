import { median, percentile } from '../cost.ts';
import type { EngineName } from '../engines/engine.ts';
import { QUERY_CLASSES, type QueryClass } from '../material/queries.ts';
import type { Asked, Measured } from './measured.ts';
import type { FuzzCosts } from './tasks.ts';

/** Figures of one engine on one archive; null where it was not measured. CPU in milliseconds, memory and sizes in MB. */
export type Summary = {
  readonly name: EngineName;
  readonly articles: number;
  readonly failures: readonly string[];
  readonly buildCpuPerArticle: number | null;
  readonly buildPeak: number | null;
  readonly snapshot: number | null;
  readonly fuzz: FuzzCosts | null;
  /** Medians over the rounds. */
  readonly coldCpu: number | null;
  readonly coldWall: number | null;
  readonly coldPeak: number | null;
  readonly settled: number | null;
  readonly queries: Readonly<Partial<Record<QueryClass | 'all', Latency>>>;
  /** How many of the answers came from a budget that was hit. */
  readonly relaxed: number;
  readonly addCpu: number | null;
  readonly replaceCpu: number | null;
  readonly discardCpu: number | null;
  readonly saveCpu: number | null;
  readonly savePeak: number | null;
  /** Milliseconds of the line and of CPU; `byClock` those of this machine's clock. */
  readonly ranged: {
    readonly first: number;
    readonly whole: number;
    readonly byClock: number | null;
    readonly requests: number;
    readonly megabytes: number;
  } | null;
};

/** `found`: the share of answers that have the article that the words came from; null where they came from none. */
export type Latency = {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly found: number | null;
};

export const summarise = ({
  name,
  articles,
  failures,
  build,
  cold,
  changes,
  ranged,
  rangedByClock,
  fuzz,
  asked,
}: Measured): Summary => ({
  fuzz,
  name,
  articles,
  failures,
  buildCpuPerArticle: build && build.cost.cpu / articles,
  buildPeak: build?.peak ?? null,
  snapshot: build && build.bytes / 1e6,
  coldCpu: medianOf(cold.map(({ cost }) => cost.cpu)),
  coldWall: medianOf(cold.map(({ cost }) => cost.wall)),
  coldPeak: medianOf(cold.map(({ peak }) => peak)),
  settled: medianOf(cold.map(({ settled }) => settled)),
  queries: Object.fromEntries(
    (['all', ...QUERY_CLASSES] as const).flatMap((name) => {
      const some = asked.filter(({ query }) => name === 'all' || query.class === name);
      return some.length === 0 ? [] : [[name, latencyOf(some)]];
    }),
  ),
  relaxed: asked.filter(({ answer }) => answer.relaxed === true).length,
  addCpu: changes && median(changes.add),
  replaceCpu: changes && median(changes.replace),
  discardCpu: changes && median(changes.discard),
  saveCpu: changes?.save.cpu ?? null,
  savePeak: changes?.peak ?? null,
  ranged: ranged && {
    first: ranged.first,
    whole: ranged.whole,
    byClock: rangedByClock?.first ?? null,
    requests: ranged.requests,
    megabytes: ranged.bytes / 1e6,
  },
});

const medianOf = (values: readonly number[]): number | null => (values.length === 0 ? null : median(values));

const latencyOf = (asked: readonly Asked[]): Latency => {
  const cpu = asked.map(({ cost }) => cost.cpu);
  const sourced = asked.filter(({ query }) => query.source !== null);
  const found = sourced.filter(({ query, answer }) => answer.ids.some((id) => id === query.source));
  return {
    p50: percentile(cpu, 0.5),
    p95: percentile(cpu, 0.95),
    p99: percentile(cpu, 0.99),
    found: sourced.length === 0 ? null : found.length / sourced.length,
  };
};

/** How many of the queries that both answered have the same first ten, in the same order. */
export const agreement = (a: Measured, b: Measured): { readonly same: number; readonly of: number } => {
  const pairs = a.asked.flatMap((ours) => {
    const theirs = b.asked.find(({ query }) => JSON.stringify(query) === JSON.stringify(ours.query));
    return theirs === undefined ? [] : [[ours.answer.ids.join(), theirs.answer.ids.join()] as const];
  });
  return { same: pairs.filter(([ours, theirs]) => ours === theirs).length, of: pairs.length };
};
