import type { EngineName } from '../engines/engine.ts';
import { QUERY_CLASSES, type QueryClass } from '../material/queries.ts';
import type { Summary } from './summary.ts';

/** An engine's figures divided by ours, of the same run; null where one of the two is missing. */
export type Ratios = {
  readonly coldCpuRatio: number | null;
  readonly peakMemoryRatio: number | null;
  readonly snapshotSizeRatio: number | null;
  /** Over the queries of all classes. Only for an engine that answers every class. */
  readonly p99Ratio: number | null;
  readonly p99RatioByClass: Readonly<Partial<Record<QueryClass, number>>>;
  readonly failures: readonly string[];
};

const ratio = (theirs: number | null | undefined, ours: number | null | undefined): number | null =>
  theirs == null || ours == null ? null : Number((theirs / ours).toPrecision(3));

export const ratiosOf = (theirs: Summary, ours: Summary): Ratios => {
  const byClass = QUERY_CLASSES.map(
    (name) => [name, ratio(theirs.queries[name]?.p99, ours.queries[name]?.p99)] as const,
  );
  const everything = byClass.every(([, value]) => value !== null);
  return {
    coldCpuRatio: ratio(theirs.coldCpu, ours.coldCpu),
    peakMemoryRatio: ratio(theirs.coldPeak, ours.coldPeak),
    snapshotSizeRatio: ratio(theirs.snapshot, ours.snapshot),
    p99Ratio: everything ? ratio(theirs.queries.all?.p99, ours.queries.all?.p99) : null,
    p99RatioByClass: Object.fromEntries(byClass.filter(([, value]) => value !== null)),
    failures: theirs.failures,
  };
};

/** One size as a program gets it: MiniSearch's figures divided by ours, and each peer's. */
export type SizeReport = { readonly articles: number } & Omit<Ratios, 'failures'> & {
    readonly ours: Summary | null;
    readonly failures: Readonly<Partial<Record<EngineName, readonly string[]>>>;
    readonly peers: Readonly<Partial<Record<EngineName, Ratios>>>;
  };

export const reportOf = (articles: number, summaries: readonly Summary[]): SizeReport => {
  const named = (name: EngineName): Summary | undefined => summaries.find((summary) => summary.name === name);
  const ours = named('CompactIndex');
  const against = (name: EngineName): Ratios | null => {
    const theirs = named(name);
    return ours === undefined || theirs === undefined ? null : ratiosOf(theirs, ours);
  };
  const { failures: _, ...miniSearch } = against('MiniSearch') ?? NONE;
  const peers = summaries.map(({ name }) => name).filter((name) => name !== 'MiniSearch' && name !== 'CompactIndex');
  return {
    articles,
    ...miniSearch,
    ours: ours ?? null,
    failures: Object.fromEntries(
      summaries.filter(({ failures }) => failures.length > 0).map(({ name, failures }) => [name, failures]),
    ),
    peers: Object.fromEntries(peers.flatMap((name) => [[name, against(name)]])),
  };
};

const NONE: Ratios = {
  coldCpuRatio: null,
  peakMemoryRatio: null,
  snapshotSizeRatio: null,
  p99Ratio: null,
  p99RatioByClass: {},
  failures: [],
};
