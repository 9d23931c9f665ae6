import { describe, expect, it } from 'vitest';
import { ArchiveError, rejectUpload } from '../../../functions/archive/errors.ts';
import { type IngestDependencies, ingest } from '../../../functions/ingest/ingest.ts';
import { draft } from '../../support/articles.ts';
import { type MemoryWriter, memoryWriter } from '../../support/memory-writer.ts';

const message = (id: string, key: string, sequencer: string, eventName = 'ObjectCreated:Put') => ({
  id,
  body: JSON.stringify({ Records: [{ eventName, s3: { object: { key, size: 5, versionId: id, sequencer } } }] }),
});

const setUp = (changes: Partial<IngestDependencies> = {}): { archive: MemoryWriter; with: IngestDependencies } => {
  const archive = memoryWriter();
  const dependencies: IngestDependencies = {
    archive,
    clock: { now: () => Date.UTC(2026, 2, 1), sleep: async () => {} },
    chance: () => 0.5,
    uploads: { read: async () => new Uint8Array(5), current: async () => null },
    makeFile: async ({ key }) => {
      if (key.includes('bad')) throw rejectUpload('empty', 'The file is empty.');
      if (key.includes('bug')) throw new TypeError('a bug');
      return { kind: 'article', draft: draft(key), notes: [], dropped: [] };
    },
    remaining: () => 30_000,
    measure: () => {},
    ...changes,
  };
  return { archive, with: dependencies };
};

describe('a batch of messages', () => {
  it('becomes articles and receipts in one commit', async () => {
    const { archive, with: dependencies } = setUp();
    const outcomes = await ingest([message('1', 'a', '01'), message('2', 'bad', '02')], dependencies);
    const settled = { settled: 'committed', commit: 1 };
    expect(outcomes).toEqual([
      { id: '1', uploads: [{ key: 'a', versionId: '1', outcome: 'accepted', ...settled }], error: null },
      { id: '2', uploads: [{ key: 'bad', versionId: '2', outcome: 'rejected', ...settled }], error: null },
    ]);
    expect(archive.log).toHaveLength(1);
    expect([...archive.receipts.values()].map(({ state }) => state)).toEqual(['accepted', 'rejected']);
  });

  it('fails only for the message with a bug in it, or that is none of S3’s', async () => {
    const { archive, with: dependencies } = setUp();
    const outcomes = await ingest(
      [message('1', 'bug', '01'), { id: '2', body: 'hello' }, message('3', 'a', '03')],
      dependencies,
    );
    expect(outcomes.map(({ id, error }) => [id, (error as Error | null)?.name])).toEqual([
      ['1', 'TypeError'],
      ['2', 'SyntaxError'],
      ['3', undefined],
    ]);
    expect(archive.receipts.size).toBe(1);
  });

  it('fails whole where the archive cannot be reached, to come again', async () => {
    const unreachable = {
      ...memoryWriter(),
      append: () => Promise.reject(new ArchiveError('unavailable', 'slow down')),
    };
    const { with: dependencies } = setUp({ archive: unreachable });
    const outcomes = await ingest([message('1', 'a', '01'), message('2', 'b', '02')], dependencies);
    expect(outcomes.map(({ error }) => (error as ArchiveError).code)).toEqual(['unavailable', 'unavailable']);
  });

  it('commits what was found when time runs out, and leaves the rest to come again', async () => {
    let left = 12_000;
    const { archive, with: dependencies } = setUp({
      remaining: () => {
        left -= 1_000;
        return left;
      },
    });
    const outcomes = await ingest(
      Array.from({ length: 6 }, (_, at) => message(`${at}`, `k${at}`, `0${at}`)),
      dependencies,
    );
    expect(archive.receipts.size).toBe(2);
    expect(outcomes.filter(({ error }) => (error as ArchiveError | null)?.code === 'unavailable')).toHaveLength(4);
  });

  it('says of an upload that is gone again only that', async () => {
    const { archive, with: dependencies } = setUp({
      uploads: { read: () => Promise.reject(new ArchiveError('not-found', 'gone')), current: async () => null },
    });
    const [outcome] = await ingest([message('1', 'a', '01')], dependencies);
    expect(outcome).toMatchObject({ uploads: [{ outcome: 'gone', settled: null }], error: null });
    expect(archive.receipts.size).toBe(0);
  });
});
