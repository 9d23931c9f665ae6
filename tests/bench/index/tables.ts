import { QUERY_CLASSES } from '../material/queries.ts';
import { BOUND } from './fuzz.ts';
import { ratiosOf } from './ratios.ts';
import type { Latency, Summary } from './summary.ts';

/** The figures of one size as tables for people. Every ratio is to CompactIndex, in the same run. */
export const tablesOf = (articles: number, quotations: boolean, summaries: readonly Summary[]): string => {
  const size = `${articles.toLocaleString('en')} articles${quotations ? ' with their quotations' : ', without quotations'}`;
  const failures = summaries.flatMap(({ name, failures }) => failures.map((failure) => `  ${name}: ${failure}`));
  return [
    ...titled(`${size}: built and started (CPU in ms, memory and size in MB)`, START_HEAD, summaries.flatMap(startRow)),
    ...titled(
      `${size}: queries, warm (CPU in ms, p50 / p95 / p99; in brackets the share whose article is in the first ten)`,
      ['', 'all', ...QUERY_CLASSES],
      summaries.flatMap(queryRow),
    ),
    ...titled(
      `${size}: changes of a warm index (CPU in ms, medians; save: a snapshot of the articles after all of them)`,
      CHANGE_HEAD,
      summaries.flatMap(changeRow),
    ),
    ...titled(
      `${size}: divided by CompactIndex (p99 of CPU)`,
      ['', 'cold CPU', 'cold peak', 'on disk', 'p99', ...QUERY_CLASSES],
      summaries.flatMap((of) => ratioRow(of, summaries)),
    ),
    ...summaries.flatMap(rangedLine),
    ...summaries.flatMap(fuzzLines),
    ...(failures.length === 0 ? [] : ['Not measured:', ...failures]),
  ].join('\n');
};

/** No table where there is nothing to show. */
const titled = (title: string, head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  rows.length === 0 ? [] : [title, table(head, rows)];

const START_HEAD = ['', 'build/article', 'build peak', 'on disk', 'cold CPU', 'cold wall', 'cold peak', 'settled'];
const CHANGE_HEAD = ['', 'add', 'replace', 'discard', 'save', 'peak'];

const startRow = (of: Summary): string[][] =>
  of.buildPeak === null
    ? []
    : [
        [
          of.name,
          ...[of.buildCpuPerArticle, of.buildPeak, of.snapshot, of.coldCpu, of.coldWall, of.coldPeak, of.settled].map(
            shown,
          ),
        ],
      ];

const queryRow = ({ name, queries }: Summary): string[][] =>
  queries.all === undefined
    ? []
    : [
        [
          name,
          ...(['all', ...QUERY_CLASSES] as const).map((queryClass) =>
            latency(queries[queryClass], queryClass === 'all'),
          ),
        ],
      ];

const ratioRow = (of: Summary, all: readonly Summary[]): string[][] => {
  const ours = all.find(({ name }) => name === 'CompactIndex');
  if (ours === undefined || of === ours || ours.coldCpu === null || of.coldCpu === null) return [];
  const ratios = ratiosOf(of, ours);
  const { coldCpuRatio, peakMemoryRatio, snapshotSizeRatio, p99Ratio, p99RatioByClass } = ratios;
  const byClass = QUERY_CLASSES.map((queryClass) => p99RatioByClass[queryClass] ?? null);
  return [[of.name, ...[coldCpuRatio, peakMemoryRatio, snapshotSizeRatio, p99Ratio, ...byClass].map(shown)]];
};

const changeRow = (of: Summary): string[][] =>
  of.addCpu === null
    ? []
    : [[of.name, ...[of.addCpu, of.replaceCpu, of.discardCpu, of.saveCpu, of.savePeak].map(shown)]];

const rangedLine = ({ name, ranged }: Summary): string[] =>
  ranged === null
    ? []
    : [
        `${name} by ranges at 80 MB/s and 20 ms a request: first answer after ${shown(ranged.first)} ms of line and CPU, ` +
          `${shown(ranged.byClock)} by this machine's clock (${ranged.requests} requests, ${shown(ranged.megabytes)} MB); ` +
          `all of it after ${shown(ranged.whole)} ms`,
        '',
      ];

const fuzzLines = ({ name, fuzz }: Summary): string[] =>
  fuzz === null
    ? []
    : [
        `${name}, ${fuzz.queries.toLocaleString('en')} queries that nobody chose: CPU in ms p50 ${shown(fuzz.p50)}, ` +
          `p99 ${shown(fuzz.p99)}, worst ${shown(fuzz.worst)}; ${fuzz.slow} above ${BOUND}, ${fuzz.relaxed} relaxed`,
        `  the worst: ${JSON.stringify(fuzz.worstQuery)}`,
        '',
      ];

const latency = (of: Latency | undefined, all: boolean): string => {
  if (of === undefined) return '–';
  const found = of.found === null || all ? '' : ` (${of.found.toFixed(2)})`;
  return `${shown(of.p50)} / ${shown(of.p95)} / ${shown(of.p99)}${found}`;
};

/** Three figures are all that a measurement on a shared machine is worth. */
const shown = (value: number | null): string =>
  value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)));

/** Columns under each other, the first left, the others right. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((title, column) =>
    Math.max(...[head, ...rows].map((row) => row[column]?.length ?? title.length)),
  );
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('   ');
  return [line(head), ...rows.map(line), ''].join('\n');
};
