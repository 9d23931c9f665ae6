import { describe, expect, it } from 'vitest';
import type { SnapshotPointer } from '../../../functions/archive/ports.ts';
import { measureSnapshots } from '../../../functions/snapshot/measure-snapshots.ts';

const snapshot = (commit: number, articles: number): SnapshotPointer => ({
  key: `snapshots/${commit}`,
  commit,
  sha256: '',
  bytes: 7_000,
  articles,
  at: '2026-03-01T12:00:00.000Z',
});
const measured = (kept: readonly SnapshotPointer[], { due = false, written = true } = {}): Record<string, number> => {
  const values: Record<string, number> = {};
  measureSnapshots(kept, { due, written }, Date.parse('2026-03-01T12:01:30.000Z'), (name, value) => {
    values[name] = value;
  });
  return values;
};

describe('the snapshots that are kept', () => {
  it('are measured by the newest', () => {
    expect(measured([snapshot(9, 40), snapshot(5, 30)])).toEqual({
      SnapshotBytes: 7_000,
      SnapshotAge: 0,
      IndexedArticles: 40,
      LostArticles: 0,
    });
  });

  it('grow old only while another is due: an archive to which nothing comes needs none', () => {
    expect(measured([snapshot(9, 40)], { due: true })).toMatchObject({ SnapshotAge: 90 });
  });

  it('tell how many articles went since the fullest', () => {
    expect(measured([snapshot(9, 25), snapshot(5, 40), snapshot(2, 30)])).toMatchObject({ LostArticles: 15 });
  });

  it('cost but one metric while none is written', () => {
    expect(measured([snapshot(9, 40)], { written: false })).toEqual({ SnapshotAge: 0 });
  });

  it('have no measure before the first', () => {
    expect(measured([])).toEqual({});
  });
});
