import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { SnapshotPointer } from '../../../functions/archive/ports.ts';
import type { OpenSnapshot } from '../../../functions/search/open-snapshot.ts';
import { prefetched } from '../../../functions/search/prefetch.ts';

const pointer = (key: string): SnapshotPointer => ({ key, commit: 1, sha256: '', bytes: 1, articles: 1, at: '' });
const opened = (key: string): OpenSnapshot => ({
  segment: () => {
    throw new Error(`of ${key}`);
  },
  attachment: () => new TextEncoder().encode(key),
  answer: async (ask) => ask(),
  damage: () => null,
  read: () => 1,
});
const keyOf = ({ attachment }: OpenSnapshot): string => new TextDecoder().decode(attachment('key'));

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
    open: async ({ key }: SnapshotPointer) => {
      calls.push(`open ${key}`);
      fail();
      return opened(key);
    },
  };
};

describe('a snapshot that is opened before anybody asks', () => {
  it('is opened once', async () => {
    const store = counted();
    const snapshots = prefetched(store);
    expect((await snapshots.pointers('any')).map(({ key }) => key)).toEqual(['new', 'old']);
    expect(keyOf(await snapshots.open(pointer('new')))).toBe('new');
    expect(store.calls).toEqual(['pointers', 'open new']);
  });

  it('is opened again for who asks again', async () => {
    const store = counted();
    const snapshots = prefetched(store);
    await snapshots.pointers('any');
    await snapshots.pointers('any');
    await snapshots.open(pointer('new'));
    expect(keyOf(await snapshots.open(pointer('new')))).toBe('new');
    expect(store.calls).toEqual(['pointers', 'open new', 'pointers', 'open new']);
  });

  it('is not given for another', async () => {
    expect(keyOf(await prefetched(counted()).open(pointer('old')))).toBe('old');
  });

  it('that could not be had is asked for again, and only then fails', async () => {
    const failing = { now: true };
    const snapshots = prefetched(counted(failing));
    await new Promise((done) => setImmediate(done)); // an unhandled rejection would end the run
    failing.now = false;
    expect(await snapshots.pointers('any')).toHaveLength(2);
    expect(keyOf(await snapshots.open(pointer('new')))).toBe('new');
  });
});
