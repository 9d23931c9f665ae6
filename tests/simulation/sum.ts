import type { Outcome } from './simulate.ts';
import { FAULTS } from './world/faults.ts';

/** What came of many seeds, as one process tells it to another. */
export type Sum = {
  readonly passed: number;
  readonly failed: number;
  readonly commits: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly cpu: number; // seconds
};

/** Of all that this process has run. */
export const sumOf = (outcomes: readonly Outcome[]): Sum => {
  const failed = outcomes.filter(({ breaches }) => breaches.length > 0).length;
  const { user, system } = process.cpuUsage();
  return {
    passed: outcomes.length - failed,
    failed,
    commits: outcomes.reduce((sum, { commits }) => sum + commits, 0),
    faults: Object.fromEntries(
      FAULTS.map((fault) => [fault, outcomes.reduce((sum, { faults }) => sum + (faults.get(fault) ?? 0), 0)]),
    ),
    cpu: (user + system) / 1e6,
  };
};

export const added = (one: Sum, other: Sum): Sum => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  commits: one.commits + other.commits,
  faults: Object.fromEntries(FAULTS.map((fault) => [fault, (one.faults[fault] ?? 0) + (other.faults[fault] ?? 0)])),
  cpu: one.cpu + other.cpu,
});
