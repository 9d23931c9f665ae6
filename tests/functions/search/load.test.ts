import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { rangedSnapshots } from '../../../functions/search/open-snapshot.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { type MemoryArchive, memoryArchive } from '../../support/memory-archive.ts';
import { counting, found, replicaOf, snapshotNow, story } from '../../support/replicas.ts';

describe('a replica that starts', () => {
  const archiveWithSnapshots = async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const writer = replicaOf(archive, clock, { freshness: 0 });
    for (const id of ['a', 'b', 'c']) {
      archive.publish([story(id, `harbour ${id}`)]);
      await snapshotNow(archive, await writer.current());
    }
    archive.publish([story('d', 'harbour d')]);
    const pointers = archive.rows.pointers.get(ANALYSER) ?? [];
    return { archive, clock, pointers };
  };

  it('loads the newest snapshot and follows the log from there', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    const { calls, reader } = counting(archive);
    const replica = replicaOf(archive, clock, { archive: { ...reader, everyHead: neverAsked } });
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(3);
    expect(calls.heads).toBe(1);
  });

  it.each([
    ['is gone', (archive: MemoryArchive, key: string) => archive.rows.objects.delete(key)],
    [
      'is damaged',
      (archive: MemoryArchive, key: string) => archive.rows.objects.set(key, new Uint8Array([0x1f, 0x8b, 1, 2])),
    ],
  ])('takes the one before where the newest %s', async (_, damage) => {
    const { archive, clock, pointers } = await archiveWithSnapshots();
    damage(archive, pointers[0]?.key ?? '');
    const replica = replicaOf(archive, clock);
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(2);
  });

  it('takes the one before where the newest is whole but not ours', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    await archive.snapshots.write(ANALYSER, { commit: 4, articles: 0, at: '' }, new TextEncoder().encode('{}'));
    const replica = replicaOf(archive, clock);
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(3);
  });

  it('takes the one before where the newest is another one, and the log no longer leads on from that', async () => {
    const { archive, clock, pointers } = await archiveWithSnapshots();
    const other = archive.rows.objects.get(pointers[1]?.key ?? '') ?? new Uint8Array();
    await archive.snapshots.write(ANALYSER, { commit: 4, articles: 0, at: '' }, other);
    archive.rows.log.delete(3);
    const replica = replicaOf(archive, clock);
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(3);
  });

  it('is built from the table where no snapshot is left, missing nothing that is committed meanwhile', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    archive.rows.objects.clear();
    const everyHead = async function* () {
      for await (const head of archive.reader.everyHead()) {
        if (head.id === 'a') archive.publish([story('e', 'harbour e'), story('b', 'quay')]);
        if (head.id !== 'e') yield head; // a scan may pass by what is written behind it
      }
    };
    const replica = replicaOf(archive, clock, { archive: { ...archive.reader, everyHead } });
    expect(found(await replica.current(), 'harbour')).toEqual(['a', 'c', 'd', 'e']);
    expect(replica.snapshot).toBeNull();
  });

  it('takes a newer snapshot, once started, where it would have more than a page of the log to read', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const { calls, reader } = counting(archive);
    const replica = replicaOf(archive, clock, { archive: reader, freshness: 0 });
    const commitSome = (count: number): void => {
      for (let at = 0; at < count; at++) archive.publish([story(`s${at}`, `harbour ${calls.heads}`)]);
    };
    await replica.current();
    commitSome(99);
    await snapshotNow(archive, await replicaOf(archive, clock).current());
    expect(found(await replica.current(), 'harbour')).toHaveLength(99);
    expect(replica.snapshot).toBeNull(); // what it had to read was quicker read

    commitSome(150);
    await snapshotNow(archive, await replicaOf(archive, clock).current());
    commitSome(1);
    calls.heads = 0;
    const index = await replica.current();
    expect([replica.snapshot?.commit, index.commit, calls.heads]).toEqual([249, 250, 1]);
  });

  it('reads the log, once started, where it cannot be known whether there is a newer snapshot', async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    let down = false;
    const snapshots = {
      ...rangedSnapshots(archive.snapshots, () => {}),
      pointers: async () => {
        if (down) throw new ArchiveError('unavailable', 'The table is throttled');
        return [];
      },
    };
    const replica = replicaOf(archive, clock, { snapshots, freshness: 0 });
    await replica.current();
    for (let at = 0; at < 120; at++) archive.publish([story(`s${at}`, 'harbour')]);
    down = true;
    expect((await replica.current()).commit).toBe(120);
  });

  it('fails where it cannot be known whether there is a snapshot, and tries again', async () => {
    const { archive, clock } = await archiveWithSnapshots();
    let down = true;
    const pointers = async (analyser: string) => {
      if (down) throw new ArchiveError('unavailable', 'throttled');
      return archive.snapshots.pointers(analyser);
    };
    const replica = replicaOf(archive, clock, {
      snapshots: rangedSnapshots({ ...archive.snapshots, pointers }, () => {}),
    });
    await expect(replica.current()).rejects.toMatchObject({ code: 'unavailable' });
    down = false;
    expect(found(await replica.current(), 'harbour')).toHaveLength(4);
  });
});

describe('a replica whose part of the log was trimmed', () => {
  const sleeper = async () => {
    const [archive, clock] = [memoryArchive(), manualClock()];
    const replica = replicaOf(archive, clock, { freshness: 0 });
    archive.publish([story('a', 'harbour')]);
    await replica.current();
    archive.withdraw('a');
    for (const id of ['b', 'c', 'd']) archive.publish([story(id, 'harbour')]);
    return { archive, clock, replica };
  };

  it('starts again from a newer snapshot', async () => {
    const { archive, clock, replica } = await sleeper();
    await snapshotNow(archive, await replicaOf(archive, clock).current());
    await archive.snapshots.trimLog(5);
    expect(found(await replica.current(), 'harbour')).toEqual(['b', 'c', 'd']);
    expect(replica.snapshot?.commit).toBe(5);
  });

  it('is built anew where there is none', async () => {
    const { archive, replica } = await sleeper();
    await archive.snapshots.trimLog(3);
    expect(found(await replica.current(), 'harbour')).toEqual(['b', 'c', 'd']);
    expect((await replica.current()).commit).toBe(5);
  });

  it('takes a hole in the log for what it is', async () => {
    const { archive, replica } = await sleeper();
    archive.rows.log.delete(2); // rows go in any order while the log is trimmed
    archive.rows.log.delete(4);
    expect(found(await replica.current(), 'harbour')).toEqual(['b', 'c', 'd']);
  });
});

const neverAsked = (): never => {
  throw new Error('The table is not to be scanned');
};
