import { expect, it } from 'vitest';
import { planImport, tellPlan } from '../../../../infra/cli/import/plan.ts';

const SIZES = {
  ingestMemory: 1769,
  searchMemory: 1769,
  snapshotMemory: 3008,
  snapshotEveryMinutes: 15,
  snapshotAfterCommits: 100,
};

it('an import is as fast as the slower of uploads and ingest', () => {
  // Five batches of thirty, each 0.186 s of CPU and 2.7 times 0.3 s of waiting: 150 articles in 0.996 s.
  const files = { files: 90_000, bytes: 270e6 };
  const bound = planImport(files, { rate: 50, concurrency: 5 }, SIZES);
  expect(bound.ingestRate).toBeCloseTo(150.6, 1);
  expect(bound.minutes).toBe(30); // 90,000 at 50 a second
  expect(bound.replicaShare).toBeCloseTo(0.05, 9);
  expect(planImport(files, { rate: 1_000, concurrency: 5 }, SIZES).minutes).toBeCloseTo(9.96, 2);
});

it('it is told with its rate, its time and its dollars', () => {
  const told = tellPlan(planImport({ files: 100_000, bytes: 291.6e6 }, { rate: 50, concurrency: 5 }, SIZES)).join('\n');
  expect(told).toContain('100,000 files, 291.6 MB\n');
  expect(told).toContain('5 batches of 30 at once take 151 a second\n');
  expect(told).toContain('about 34 min\n');
  expect(told).toMatch(/dollars {3}\d\.\d\d once, \d\.\d\d a month to keep/);
});
