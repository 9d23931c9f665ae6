import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { type Delivery, deliver } from '../../../infra/cli/deliver.ts';
import { type FakeArchive, fakeArchive, receiptOf, sleepingClock } from './fakes.ts';

const file =
  (archive: FakeArchive) =>
  (key: string): Delivery<string> => ({ file: key, key, there: null, send: () => archive.put(key, new Uint8Array(1)) });
const wishes = { atOnce: 2, patience: 60_000 };

/** Delivers, with `ingest` called as time goes by; answers what was heard of each file. */
const run = async (archive: FakeArchive, keys: readonly string[], ingest: (milliseconds: number) => void) => {
  const fates: Record<string, unknown> = {};
  await deliver(keys.map(file(archive)), wishes, { desk: archive, clock: sleepingClock(ingest) }, (news) => {
    if ('fate' in news) fates[news.file] = news.fate;
  });
  return fates;
};

describe('A delivery', () => {
  it('is over when the receipt of the very version that was put has come', async () => {
    const archive = fakeArchive();
    const receipt = receiptOf('a', 'v1');
    const fates = await run(archive, ['a'], () => archive.written.set('a', receipt));
    expect(fates).toEqual({ a: { state: 'received', receipt } });
  });

  it('does not take the receipt of an earlier version for its own', async () => {
    const archive = fakeArchive();
    archive.written.set('a', receiptOf('a', 'v0'));
    const rejected = receiptOf('a', 'v1', { state: 'rejected', reason: 'Empty.' });
    const fates = await run(archive, ['a'], (passed) => {
      if (passed > 5000) archive.written.set('a', rejected);
    });
    expect(fates).toEqual({ a: { state: 'received', receipt: rejected } });
  });

  it('is overtaken where somebody uploaded a newer version, of which the receipt is', async () => {
    const archive = fakeArchive();
    const fates = await run(archive, ['a'], () => {
      archive.versions.set('a', 'theirs');
      archive.written.set('a', receiptOf('a', 'theirs'));
    });
    expect(fates).toEqual({ a: { state: 'overtaken' } });
  });

  it('is given up only when there was no news of any file for as long as wished', async () => {
    const archive = fakeArchive();
    const fates = await run(archive, ['slow', 'never', 'slower'], (passed) => {
      if (passed > 50_000) archive.written.set('slow', receiptOf('slow', archive.versions.get('slow') ?? ''));
      if (passed > 100_000) archive.written.set('slower', receiptOf('slower', archive.versions.get('slower') ?? ''));
    });
    expect(fates).toMatchObject({
      slow: { state: 'received' },
      slower: { state: 'received' },
      never: { state: 'unknown' },
    });
  });

  it('that fails does not keep the others', async () => {
    const archive = fakeArchive();
    const error = new ArchiveError('unavailable', 'S3 is tired');
    const put = archive.put;
    const tired = {
      ...archive,
      put: async (key: string, bytes: Uint8Array) => (key === 'b' ? Promise.reject(error) : put(key, bytes)),
    };
    const fates = await run(tired, ['a', 'b', 'c'], () => {
      for (const [key, version] of archive.versions) archive.written.set(key, receiptOf(key, version));
    });
    expect(fates).toMatchObject({ a: { state: 'received' }, b: { state: 'failed', error }, c: { state: 'received' } });
  });

  it('stops uploading when the receipts cannot be asked for', async () => {
    const archive = fakeArchive();
    const down: FakeArchive = {
      ...archive,
      put: async (key, bytes) => {
        await setImmediate();
        return archive.put(key, bytes);
      },
      receipts: () => Promise.reject(new ArchiveError('denied', 'No entry')),
    };
    const many = Array.from({ length: 500 }, (_, at) => `file-${at}`);
    await expect(run(down, many, () => {})).rejects.toThrow('No entry');
    expect(archive.puts.length).toBeLessThan(100);
  });
});
