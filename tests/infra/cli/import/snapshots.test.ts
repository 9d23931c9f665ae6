import { expect, it } from 'vitest';
import { ArchiveError } from '../../../../functions/archive/errors.ts';
import { openSnapshots } from '../../../../infra/cli/import/snapshots.ts';
import { manualClock } from '../../../support/manual-clock.ts';

it('A snapshot is asked for at once and each ten seconds, but never while one is being written', async () => {
  const clock = manualClock();
  const writing: (() => void)[] = [];
  const snapshots = openSnapshots(
    () => new Promise((resolve) => writing.push(resolve)),
    clock,
    () => {},
  );
  snapshots.look();
  clock.pass(10_000);
  snapshots.look();
  expect(writing).toHaveLength(1);
  writing[0]?.();
  await snapshots.done();
  snapshots.look();
  snapshots.look();
  clock.pass(9_999);
  writing[1]?.();
  await snapshots.done();
  snapshots.look();
  expect(writing).toHaveLength(2);
  clock.pass(1);
  snapshots.look();
  expect(writing).toHaveLength(3);
});

it('Where none can be had, that is told once, and the import goes on', async () => {
  const clock = manualClock();
  const told: string[] = [];
  const snapshots = openSnapshots(
    () => Promise.reject(new ArchiveError('denied', 'you may not invoke it')),
    clock,
    (line) => told.push(line),
  );
  for (let turn = 0; turn < 3; turn++) {
    snapshots.look();
    await snapshots.done();
    clock.pass(10_000);
  }
  expect(told).toEqual(['No snapshot meanwhile: you may not invoke it']);
});
