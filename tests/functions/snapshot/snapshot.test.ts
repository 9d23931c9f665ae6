import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../functions/archive/measure.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { wholeSnapshots } from '../../../functions/search/open-snapshot.ts';
import { Replica } from '../../../functions/search/replica.ts';
import { freshIndexes } from '../../../functions/snapshot/fresh-index.ts';
import { KEPT_FOR } from '../../../functions/snapshot/other-versions.ts';
import { takeSnapshot, type When } from '../../../functions/snapshot/snapshot.ts';
import { draft } from '../../support/articles.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';

const clock = manualClock();
const replicaOf = (archive: MemoryArchive): Replica =>
  new Replica({
    archive: archive.reader,
    snapshots: wholeSnapshots(archive.snapshots),
    clock,
    freshness: 0,
    report: () => {},
    measure: () => {},
  });

const take = (archive: MemoryArchive, afterCommits = 3, when: When = 'due', measure: Measure = () => {}) =>
  takeSnapshot(
    {
      archive: archive.reader,
      snapshots: archive.snapshots,
      clock,
      measure,
      afterCommits,
      freshIndex: freshIndexes({ archive: archive.reader, snapshots: archive.snapshots, clock, report: () => {} }),
    },
    when,
  );
const publish = (archive: MemoryArchive, commits: number): void => {
  for (let at = 0; at < commits; at++) archive.publish([draft(`incoming/${archive.rows.log.size}-${at}.txt`)]);
};
/** What another version of the analyser has written of the archive as it is. */
const writtenByAnother = async ({ snapshots, rows }: MemoryArchive): Promise<void> => {
  await snapshots.lookAfter('others', new Date(clock.now()).toISOString());
  await snapshots.write('others', { commit: Math.max(...rows.log.keys()), articles: 0, at: '' }, Uint8Array.of(1));
};
const logOf = (archive: MemoryArchive): number[] => [...archive.rows.log.keys()].sort((one, other) => one - other);

describe('the snapshot function', () => {
  it('writes nothing of an empty archive', async () => {
    expect(await take(memoryArchive())).toMatchObject({ written: null, trimmedThrough: null });
  });

  it('writes the first as soon as there is something, then one whenever the log has grown enough', async () => {
    const archive = memoryArchive();
    publish(archive, 1);
    expect((await take(archive)).written).toBe(1);
    publish(archive, 2);
    expect((await take(archive)).written).toBeNull();
    publish(archive, 1);
    expect((await take(archive)).written).toBe(4);
    expect(archive.rows.pointers.get(ANALYSER)?.map(({ commit, articles }) => [commit, articles])).toEqual([
      [4, 4],
      [1, 1],
    ]);
  });

  it('that is asked to writes one that stands alone, of the table where no older one is to be trusted', async () => {
    const archive = memoryArchive();
    publish(archive, 1);
    await take(archive, 1);
    publish(archive, 1);
    await take(archive, 1);
    archive.rows.heads.delete([...archive.rows.heads.keys()][0] ?? ''); // of which the snapshots still tell
    expect(await take(archive, 3, 'now')).toMatchObject({ written: 2, newest: { commit: 2, articles: 2 } });
    expect(await take(archive, 3, 'rebuild')).toMatchObject({ written: 2, newest: { commit: 2, articles: 1 } });
    expect(archive.rows.pointers.get(ANALYSER)).toHaveLength(1);
    expect(archive.rows.objects.size).toBe(1);
  });

  it('keeps the log after the oldest snapshot that is kept', async () => {
    const archive = memoryArchive(2);
    for (let at = 0; at < 3; at++) {
      publish(archive, 3);
      await take(archive);
    }
    expect(logOf(archive)).toEqual([7, 8, 9]);
    const replica = replicaOf(archive);
    archive.rows.objects.delete(archive.rows.pointers.get(ANALYSER)?.[0]?.key ?? '');
    expect((await replica.current()).counts().articles).toBe(9); // the one before, and the log
    expect(replica.snapshot?.commit).toBe(6);
  });

  it('keeps it for another version, too, which may be served beside it or be gone back to, until a week after that was last at work', async () => {
    const archive = memoryArchive(1);
    publish(archive, 2);
    await writtenByAnother(archive);
    publish(archive, 3);
    expect(await take(archive)).toMatchObject({ written: 5, trimmedThrough: 2 });
    expect(logOf(archive)).toEqual([3, 4, 5]);
    clock.pass(KEPT_FOR - 1);
    await take(archive);
    expect(archive.rows.pointers.has('others')).toBe(true);
    clock.pass(1);
    expect(await take(archive)).toMatchObject({ written: null, trimmedThrough: 5 });
    expect([...archive.rows.pointers.keys()]).toEqual([ANALYSER]);
    expect(archive.rows.objects.size).toBe(1);
    expect(logOf(archive)).toEqual([5]);
  });

  it('lets the snapshots be of another version that is at work, if only to see that none is due', async () => {
    const archive = memoryArchive(1);
    publish(archive, 3);
    await writtenByAnother(archive);
    clock.pass(KEPT_FOR);
    await archive.snapshots.lookAfter('others', new Date(clock.now()).toISOString());
    await take(archive);
    expect(archive.rows.pointers.has('others')).toBe(true);
  });

  it('never trims the end of the log', async () => {
    const archive = memoryArchive(1);
    publish(archive, 3);
    expect(await take(archive)).toMatchObject({ written: 3, trimmedThrough: 3 });
    expect(logOf(archive)).toEqual([3]);
    publish(archive, 1);
    expect((await replicaOf(archive).current()).commit).toBe(4);
  });

  it('replaces a snapshot that is damaged or gone as soon as the log has grown at all', async () => {
    const archive = memoryArchive();
    publish(archive, 3);
    await take(archive);
    archive.rows.objects.clear();
    publish(archive, 1);
    expect((await take(archive)).written).toBe(4);
    const replica = replicaOf(archive);
    await replica.current();
    expect(replica.snapshot?.commit).toBe(4);
  });

  it('does no harm twice at once', async () => {
    const archive = memoryArchive();
    publish(archive, 5);
    const outcomes = await Promise.all([take(archive), take(archive), take(archive)]);
    expect(outcomes.filter(({ written }) => written !== null)).toHaveLength(1);
    expect((await replicaOf(archive).current()).counts().articles).toBe(5);
  });
});
