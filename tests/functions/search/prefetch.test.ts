import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { SnapshotPointer } from '../../../functions/archive/ports.ts';
import { prefetched } from '../../../functions/search/prefetch.ts';

const pointer = (key: string): SnapshotPointer => ({ key, commit: 1, sha256: '', bytes: 1, articles: 1, at: '' });
const bytes = (key: string) => new TextEncoder().encode(key);

const counted = (failing: { now: boolean } = { now: false }) => {
  const calls: string[] = [];
  const fail = () => {
    if (failing.now) throw new ArchiveError('unavailable', 'not yet');
  };
  return {
    calls,
    pointers: async () => {
      calls.push('pointers');
      fail();
      return [pointer('new'), pointer('old')];
    },
    read: async ({ key }: SnapshotPointer) => {
      calls.push(`read ${key}`);
      fail();
      return bytes(key);
    },
  };
};

describe('a snapshot that is fetched before anybody asks', () => {
  it('is read once', async () => {
    const store = counted();
    const snapshots = prefetched(store);
    expect((await snapshots.pointers('any')).map(({ key }) => key)).toEqual(['new', 'old']);
    expect(await snapshots.read(pointer('new'))).toEqual(bytes('new'));
    expect(store.calls).toEqual(['pointers', 'read new']);
  });

  it('is read again by who asks again', async () => {
    const store = counted();
    const snapshots = prefetched(store);
    await snapshots.pointers('any');
    await snapshots.pointers('any');
    await snapshots.read(pointer('new'));
    expect(await snapshots.read(pointer('new'))).toEqual(bytes('new'));
    expect(store.calls).toEqual(['pointers', 'read new', 'pointers', 'read new']);
  });

  it('is not given for another', async () => {
    expect(await prefetched(counted()).read(pointer('old'))).toEqual(bytes('old'));
  });

  it('that could not be had is asked for again, and only then fails', async () => {
    const failing = { now: true };
    const snapshots = prefetched(counted(failing));
    await new Promise((done) => setImmediate(done)); // an unhandled rejection would end the run
    failing.now = false;
    expect(await snapshots.pointers('any')).toHaveLength(2);
    expect(await snapshots.read(pointer('new'))).toEqual(bytes('new'));
  });
});
