import { describe, expect, it } from 'vitest';
import {
  archiveCosts,
  idleCosts,
  ingestCosts,
  type StackSizes,
  searchCosts,
  storageCosts,
} from '../../../../infra/cli/cost/archive-cost.ts';
import { readSizes } from '../../../../infra/cli/cost/cost.ts';
import { ASSUMED } from '../../../../infra/cli/cost/measured.ts';
import { openSearchCosts } from '../../../../infra/cli/cost/opensearch-cost.ts';
import { sumOf } from '../../../../infra/cli/cost/units.ts';
import { projectContext } from '../../../../infra/context.ts';
import { resourcesOf, templateOf } from '../../synthesise.ts';

const SIZES: StackSizes = {
  engine: 'memory',
  openSearchInstance: 'r7g.large.search',
  openSearchNodes: 3,
  openSearchStorage: 100,
  feedMemory: 1024,
  ingestMemory: 1024,
  searchMemory: 1024,
  snapshotMemory: 2048,
  snapshotEveryMinutes: 15,
  snapshotAfterCommits: 100,
};

const cents = (dollars: number | undefined): number => Math.round((dollars ?? Number.NaN) * 10_000) / 100;

/** Worked by hand from the data of prices.ts and measured.ts: who changes a figure there changes it here, knowingly. */
describe('What an archive costs', () => {
  it('in an idle month is polls, looks and alarms, and no other compute', () => {
    const idle = idleCosts(SIZES);
    // 730 h of 60 min, every 15: 2,920 looks of 0.4 s with 2 GB are 2,336 GB-s, 3.11 cents, and 0.06 for the runs;
    // three reads each, 8,760, are 0.11, and a write 0.18.
    expect(cents(idle['looks for a due snapshot'])).toBeCloseTo(3.47, 2);
    expect(cents(idle['polls of the queue'])).toBeCloseTo(26.28, 2); // 43,800 min × 15 = 657,000 at 0.40 a million
    expect(cents(idle['alarms and dashboard'])).toBe(560); // 26 × 0.10, and 3
    expect(cents(idle['the metric of its looks'])).toBe(30);
    expect(Object.keys(idle)).toHaveLength(4);
  });

  it('by what is kept: a million articles', () => {
    const kept = storageCosts(1_000_000);
    expect(cents(kept['files and snapshots'])).toBeCloseTo(14.64, 2); // (2,916 + 3 × 1,150) B: 6.366 GB × 0.023
    expect(cents(kept['table and its backup'])).toBeCloseTo(126.18, 2); // 2,804 B: 2.804 GB × 0.45
  });

  it('by what comes in: 30,000 articles, into an archive of a million', () => {
    const came = ingestCosts(30_000, 1_000_000, SIZES);
    expect(cents(came['uploads to S3'])).toBeCloseTo(16.2, 2); // 15 cents of puts, 1.2 of gets
    expect(cents(came['the queue'])).toBeCloseTo(1.44, 2); // 36,000 requests
    // 186 s of CPU, and a thousand batches of 0.3 s that are tried 2.7 times, 810 s: 996 GB-s, 1.328 cents; 1,000 runs 0.02
    expect(cents(came['ingest function'])).toBeCloseTo(1.35, 2);
    expect(cents(came['table, written'])).toBeCloseTo(16.88, 1); // 270,000 units
    expect(cents(came['table, read'])).toBeCloseTo(3.53, 1); // 2 × 2.7 + 4 = 9.4 each, 282,000
    expect(cents(came['snapshot function'])).toBeCloseTo(1.92, 2); // ten of 68 s, and 39 s for what is new, with 2 GB: 1,438 GB-s
    expect(cents(came.logs)).toBeCloseTo(1.5, 2); // 30 MB
  });

  it('by what is searched: a million times', () => {
    const searched = searchCosts(1_000_000, SIZES);
    // 35,000 s, and 2,000 cold starts of 1.5 s: 38,000 GB-s, 50.67 cents; a million runs 20
    expect(cents(searched['search function'])).toBeCloseTo(70.67, 2);
    expect(cents(searched['table, read'])).toBeCloseTo(137.5, 2); // eleven million
    expect(cents(searched.CloudFront)).toBeCloseTo(161, 2); // a million requests are 100, runs at the edge 10, 6 GB 51
    expect(cents(searched.logs)).toBeCloseTo(50, 2); // 1 GB
  });

  it('grows with each of what is asked for, and its metrics cost nothing while nobody comes', () => {
    const idle = archiveCosts({ articles: 0, incoming: 0, searches: 0 }, SIZES);
    expect([idle.storage, idle.ingest, idle.search, idle.metrics].map(sumOf)).toEqual([0, 0, 0, 0]);
    const used = archiveCosts({ articles: 10, incoming: 10, searches: 10 }, SIZES);
    expect([used.storage, used.ingest, used.search, used.metrics].every((part) => sumOf(part) > 0)).toBe(true);
  });

  it('with OpenSearch: nodes, disks, and a feeder that looks every minute', () => {
    const costs = openSearchCosts(30_000, SIZES);
    expect(cents(costs['3 nodes, r7g.large.search'])).toBeCloseTo(38_982, 0); // 3 × 0.178 × 730
    expect(cents(costs['their disks'])).toBeCloseTo(3_660, 0); // 300 GB × 0.122
    // 43,800 looks of 0.2 s: 8,760 GB-s, 11.68 cents, 0.88 for the runs, 0.55 for what they read
    expect(cents(costs['the feeder’s looks at the log'])).toBeCloseTo(13.1, 1);
    expect(cents(costs['its metrics'])).toBe(90);
    expect(cents(costs['feeder function'])).toBeCloseTo(0.43, 2); // 320 GB-s
  });

  it('with OpenSearch is what it is else, and that', () => {
    const month = { articles: 1_000, incoming: 1_000, searches: 1_000 };
    const { openSearch = {}, ...others } = archiveCosts(month, { ...SIZES, engine: 'opensearch' });
    expect(sumOf(openSearch)).toBeGreaterThan(400);
    const { idle, storage, ingest } = archiveCosts(month, SIZES);
    expect(others).toMatchObject({ storage, ingest });
    expect(sumOf(others.idle) - sumOf(idle)).toBeCloseTo(1.6, 6); // sixteen metrics of alarms
  });

  it('without snapshots has no looks for any, and writes none', () => {
    const never = { ...SIZES, snapshotEveryMinutes: 0 };
    expect(idleCosts(never)['looks for a due snapshot']).toBe(0);
    expect(ingestCosts(3_000_000, 0, never)['snapshot function']).toBeLessThan(
      ingestCosts(3_000_000, 0, SIZES)['snapshot function'] ?? 0,
    );
  });

  it('knows no price of instances that are in no list of it', () => {
    expect(() => openSearchCosts(0, { ...SIZES, openSearchInstance: 'c9z.large.search' })).toThrow(
      'What an hour of c9z.large.search (openSearchInstance) costs is not in infra/prices.ts. There are t3.small.search',
    );
  });

  it.each(['memory', 'opensearch'] as const)(
    'is reckoned with the sizes of cdk.json, and with no fewer alarms than the stack has, with the engine %s',
    (engine) => {
      const { engine: _, openSearchInstance, ...sizes } = readSizes();
      expect(Object.values(sizes).every((size) => size > 0)).toBe(true);
      expect(openSearchInstance).toBe(projectContext().openSearchInstance);
      const resources = Object.values(resourcesOf(templateOf({ engine })));
      const alarms = resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
      const looked = alarms.map(({ Properties: { Metrics } }) =>
        Array.isArray(Metrics) ? Metrics.filter((it) => it.MetricStat !== undefined).length : 1,
      );
      expect(looked.reduce((sum, metrics) => sum + metrics, 0)).toBe(ASSUMED.alarms[engine]);
      expect(resources.filter(({ Type }) => Type === 'AWS::CloudWatch::Dashboard')).toHaveLength(1);
    },
  );
});
