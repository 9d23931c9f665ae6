import { describe, expect, it } from 'vitest';
import type { MeasureName } from '../../../functions/archive/measure.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { reader } from '../../support/reader.ts';
import { replicaOf, story } from '../../support/replicas.ts';

describe('a search', () => {
  it('is measured, and whether it had all words and found anything, however it is asked', async () => {
    const { archive, ask, measured } = reader();
    archive.publish([story('a', 'harbour flooded')]);
    await ask('/search?q=harbour');
    await ask('/search?q=harbour+volcano', { headers: { accept: 'text/html' } });
    await ask('/search?q=volcano');
    const values = (name: MeasureName) => measured.flatMap(([one, value]) => (one === name ? [value] : []));
    expect(values('QueryTime')).toHaveLength(3);
    expect(values('Relaxed')).toEqual([0, 1, 0]);
    expect(values('ZeroHits')).toEqual([0, 0, 1]);
  });

  it('is not where the reader has the answer already', async () => {
    const { archive, ask, measured } = reader();
    archive.publish([story('a', 'harbour flooded')]);
    const { headers } = await ask('/search?q=harbour');
    measured.length = 0;
    await ask('/search?q=harbour', { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect(measured).toEqual([]);
  });
});

describe('a replica', () => {
  const setUp = (freshness: number) => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const measured: [MeasureName, number][] = [];
    const commits = async (after: number, limit: number) => {
      clock.pass(30); // as a read of the log does
      return archive.reader.commits(after, limit);
    };
    const replica = replicaOf(archive, clock, {
      archive: { ...archive.reader, commits },
      freshness,
      measure: (name, value) => void measured.push([name, value]),
    });
    return { archive, clock, measured, replica };
  };

  it('measures how long its first reader waited, and calls none of the commits before it late', async () => {
    const { archive, clock, measured, replica } = setUp(0);
    archive.publish([story('a', 'harbour')], clock.now());
    await replica.current();
    expect(measured).toEqual([['ColdLoad', expect.any(Number)]]);
    expect(measured[0]?.[1]).toBeGreaterThanOrEqual(30);
  });

  it('measures how long readers did without each commit', async () => {
    const { archive, clock, measured, replica } = setUp(500);
    await replica.current();
    measured.length = 0;
    archive.publish([story('a', 'harbour')], clock.now());
    clock.pass(200); // after the 30 of the first look
    await replica.current(); // is answered from before
    clock.pass(60_000); // nobody asks
    await replica.current();
    expect(measured).toEqual([['SearchLag', 230 + 30]]);
  });
});
