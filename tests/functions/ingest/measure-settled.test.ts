import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../functions/archive/measure.ts';
import type { Finding, Upload } from '../../../functions/archive/upload.ts';
import type { Settled } from '../../../functions/ingest/commit.ts';
import { measureSettled } from '../../../functions/ingest/measure-settled.ts';
import { draft } from '../../support/articles.ts';

const upload: Upload = { change: 'put', key: 'incoming/a', versionId: 'v', sequencer: '01', bytes: 5, at: 1_000 };
const measured = (finding: Finding, as: Settled, now = 1_600): unknown[] => {
  const values: unknown[] = [];
  const measure: Measure = (...value) => void values.push(value);
  measureSettled(finding, as, now, measure);
  return values;
};
const accepted: Finding = { upload, outcome: 'accepted', draft: draft('incoming/a'), notes: [] };

describe('what became of an upload', () => {
  it('is measured with the time since S3 told of it', () => {
    expect(measured(accepted, 'committed')).toEqual([
      ['CommitLag', 600],
      ['Accepted', 1],
    ]);
    expect(measured({ upload, outcome: 'removed' }, 'committed')).toContainEqual(['Withdrawn', 1]);
  });

  it('is told apart by the reason for which it made no article', () => {
    const rejected: Finding = { upload, outcome: 'rejected', code: 'too-large', reason: 'The file has 60 MB.' };
    expect(measured(rejected, 'committed')).toContainEqual(['Rejected', 1, 'too-large']);
  });

  it('counts as a duplicate, and no more, where the archive knew of it', () => {
    expect(measured(accepted, 'repeated')).toEqual([['Duplicates', 1]]);
    expect(measured(accepted, 'stale')).toEqual([['Duplicates', 1]]);
  });

  it('counts a file of several articles by its members', () => {
    const collected: Finding = { upload, outcome: 'collected', members: ['incoming/a#1'], notes: [] };
    expect(measured(collected, 'committed')).toEqual([['CommitLag', 600]]);
  });

  it('has no time before its event, and none at all where that had none', () => {
    expect(measured(accepted, 'committed', 900)).toContainEqual(['CommitLag', 0]);
    const { at: _, ...without } = upload;
    expect(measured({ ...accepted, upload: without }, 'committed')).toEqual([['Accepted', 1]]);
  });
});
