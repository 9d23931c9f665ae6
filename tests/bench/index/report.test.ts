import { describe, expect, test } from 'vitest';
import type { EngineName } from '../engines/engine.ts';
import { nothingMeasured } from './measured.ts';
import { plotStart } from './plot.ts';
import { reportOf } from './ratios.ts';
import { agreement, type Summary, summarise } from './summary.ts';

const answer = { ids: ['a1'] };
const cost = (cpu: number) => ({ cpu, wall: cpu });

const measured = (name: EngineName, articles: number, cpu: number) => ({
  ...nothingMeasured(name, articles),
  build: { cost: cost(cpu), peak: 10 * cpu, bytes: cpu * 1e6 },
  cold: [1, 2, 3].map((factor) => ({ cost: cost(cpu * factor), peak: cpu, settled: cpu, answer })),
});

const summary = (name: EngineName, articles: number, cpu: number): Summary => summarise(measured(name, articles, cpu));

describe('what is reported of a size', () => {
  test('is MiniSearch divided by ours, of the medians, and every peer divided by ours', () => {
    const report = reportOf(1_000, [
      summary('MiniSearch', 1_000, 50),
      summary('CompactIndex', 1_000, 5),
      summary('Lunr', 1_000, 20),
    ]);
    expect(report).toMatchObject({ articles: 1_000, coldCpuRatio: 10, peakMemoryRatio: 10, snapshotSizeRatio: 10 });
    expect(report.peers.Lunr).toMatchObject({ coldCpuRatio: 4 });
  });

  test('says null for what was not measured, and why', () => {
    const failed = { ...nothingMeasured('MiniSearch', 1_000), failures: ['build: more than 8000 MB'] };
    const report = reportOf(1_000, [summarise(failed), summary('CompactIndex', 1_000, 5)]);
    expect(report).toMatchObject({ coldCpuRatio: null, p99Ratio: null });
    expect(report.failures).toEqual({ MiniSearch: ['build: more than 8000 MB'] });
  });
});

test('Two engines agree on a query when their first ten are the same, in order', () => {
  const [query] = [{ class: 'prefix', words: ['a'], combine: 'any', prefix: true, typos: false } as const];
  const asked = (ids: readonly string[]) => ({
    query: { ...query, filter: null, facets: false, source: null },
    cost: cost(1),
    answer: { ids },
  });
  const ours = { ...nothingMeasured('CompactIndex', 10), asked: [asked(['a', 'b'])] };
  const same = { ...nothingMeasured('MiniSearch', 10), asked: [asked(['a', 'b'])] };
  const other = { ...nothingMeasured('MiniSearch', 10), asked: [asked(['b', 'a'])] };
  expect([agreement(ours, same), agreement(ours, other)]).toEqual([
    { same: 1, of: 1 },
    { same: 0, of: 1 },
  ]);
});

test('The plot has a line for each engine that started, with a point for each size', () => {
  const picture = plotStart([
    summary('MiniSearch', 1_000, 400),
    summary('MiniSearch', 10_000, 4_000),
    summary('CompactIndex', 1_000, 20),
    summarise(nothingMeasured('Lunr', 1_000)),
  ]);
  expect(picture.match(/<circle/g)).toHaveLength(3);
  expect(picture).toContain('>MiniSearch</text>');
  expect(picture).not.toContain('Lunr');
});
