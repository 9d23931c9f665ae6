import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { rangedSnapshots } from '../../../functions/search/open-snapshot.ts';
import type { ReplicaDependencies } from '../../../functions/search/replica.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { found, replicaOf, snapshotNow, story } from '../../support/replicas.ts';

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn++) await new Promise((done) => setImmediate(done));
};

/** A replica that looks for a newer snapshot when ten articles have come, and has been brought so many. */
const brought = async (articles: number, changes: Partial<ReplicaDependencies> = {}) => {
  const [archive, clock] = [memoryArchive(), manualClock()];
  const replica = replicaOf(archive, clock, { freshness: 0, renewAfter: 10, ...changes });
  await replica.current();
  let next = 0;
  const publish = (count: number): void => {
    for (let at = 0; at < count; at++) archive.publish([story(`a${next++}`, 'harbour')]);
  };
  const snapshot = async () => snapshotNow(archive, await replicaOf(archive, clock).current());
  publish(articles);
  return { archive, clock, replica, publish, snapshot };
};

describe('A replica to which much has come', () => {
  it('takes a newer snapshot, made behind an answer, and follows the log from there', async () => {
    const { archive, replica, publish, snapshot } = await brought(9);
    await snapshot();
    publish(1);
    expect((await replica.current()).commit).toBe(10);
    expect(replica.snapshot).toBeNull(); // nobody waits for it
    await settled();
    archive.withdraw('a0');
    const index = await replica.current();
    expect([replica.snapshot?.commit, index.commit]).toEqual([9, 11]);
    expect(found(index, 'harbour')).toHaveLength(9);
  });

  it('keeps what it has where less has come, or no snapshot has half of that', async () => {
    const few = await brought(9);
    await few.snapshot();
    await few.replica.current();
    const { replica, snapshot, publish } = await brought(4);
    await snapshot();
    publish(6);
    await replica.current();
    await settled();
    for (const one of [few.replica, replica]) {
      await one.current();
      expect(one.snapshot).toBeNull();
    }
  });

  it('looks again after a while, and as soon as that many have come since', async () => {
    const { replica, snapshot, publish, clock } = await brought(10);
    await replica.current();
    await settled();
    await snapshot();
    await replica.current();
    await settled();
    await replica.current();
    expect(replica.snapshot).toBeNull();
    clock.pass(10_000);
    for (const commit of [10, 20]) {
      await replica.current();
      await settled();
      await replica.current();
      expect(replica.snapshot?.commit).toBe(commit);
      publish(10);
      await snapshot();
      clock.pass(10_000);
    }
  });

  it.each([new ArchiveError('unavailable', 'The table is throttled'), new Error('A bug')])(
    'keeps what it has where the snapshot cannot be had: %s',
    async (fault) => {
      let isDown = false;
      const { archive, replica, snapshot, publish } = await brought(10, {
        snapshots: {
          ...rangedSnapshots(memoryArchive().snapshots, () => {}),
          pointers: async () => {
            if (isDown) throw fault;
            return [];
          },
        },
      });
      await snapshot();
      isDown = true;
      await replica.current();
      await settled(); // an unhandled rejection would end the run
      publish(1);
      const index = await replica.current();
      expect([replica.snapshot, index.commit]).toEqual([null, await archive.reader.lastCommit()]);
    },
  );
});
