import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ImportOptions, importAll, planOnly } from '../../../../infra/cli/import/import.ts';
import { bucketFiles, bucketOf } from '../../../../infra/cli/import/source.ts';
import { s3Service } from '../../../../infra/local/s3/service.ts';
import { openS3 } from '../../../../infra/local/s3/store.ts';
import { almighty, clientOf, newFolder, realClock, serve } from '../../local/s3/server.ts';
import { type FakeArchive, fakeArchive, listen, receiptOf, sleepingClock } from '../fakes.ts';

let server: Awaited<ReturnType<typeof serve>>;
const connection = () => ({
  endpoint: server.url,
  region: 'us-east-1',
  credentials: { accessKeyId: 'engineer', secretAccessKey: 'engineer' },
});

beforeAll(async () => {
  const objects = openS3({ folder: newFolder(), clock: realClock, deliver: () => {} });
  objects.createBucket('old-newsroom', {});
  server = await serve(s3Service(objects), almighty);
  const s3 = clientOf(server.url);
  for (const Key of ['2019/', '2019/a story.txt', '2019/b.txt', '2020/c.txt'])
    await s3.send(new PutObjectCommand({ Bucket: 'old-newsroom', Key, Body: Key.endsWith('/') ? '' : 'x' }));
});
afterAll(() => server.close());

let archive: FakeArchive;
let heard: ReturnType<typeof listen>;
beforeEach(() => {
  archive = fakeArchive();
  heard = listen();
});

const SIZES = {
  ingestMemory: 1769,
  ingestConcurrency: 5,
  searchMemory: 1769,
  snapshotMemory: 3008,
  snapshotEveryMinutes: 15,
  snapshotAfterCommits: 100,
};

/** Imports into an archive that accepts everything. */
const run = (source: string, options: Partial<ImportOptions> = {}) =>
  importAll(
    source,
    { rate: 50, wait: 60, ...options },
    {
      console: heard.console,
      clock: sleepingClock(() => {
        for (const [key, version] of archive.versions) archive.written.set(key, receiptOf(key, version));
      }),
      desk: archive,
      connection: connection(),
      look: async () => ({ queued: 0, behind: 0, answered: 5 }),
      snapshot: async () => {},
    },
  );

describe('An import', () => {
  it('of a folder sends its files, and the next time only what is new', async () => {
    const folder = join(newFolder(), 'old');
    mkdirSync(folder);
    for (const name of ['a.txt', 'b.txt']) writeFileSync(join(folder, name), name);
    expect(await run(folder, { prefix: 'back' })).toBe(0);
    expect(archive.puts.toSorted()).toEqual(['incoming/back/old/a.txt', 'incoming/back/old/b.txt']);
    writeFileSync(join(folder, 'c.txt'), 'new');
    expect(await run(folder, { prefix: 'back' })).toBe(0);
    expect(archive.puts).toHaveLength(3);
    expect(heard.told).toContain('3 files, 2 of them in the bucket already.');
    expect(heard.told.at(-1)).toMatch(/^Never held back: /);
  });

  it('of a bucket has its objects copied, each under the whole of its key, and folders of the console left out', async () => {
    expect(await run('s3://old-newsroom/2019/')).toBe(0);
    expect(archive.puts.toSorted()).toEqual([
      '2019/a story.txt → incoming/2019/a story.txt',
      '2019/b.txt → incoming/2019/b.txt',
    ]);
  });

  it('that is only planned sends nothing', async () => {
    const reach = { console: heard.console, connection: connection(), sizes: SIZES };
    expect(await planOnly('s3://old-newsroom', { rate: 50, json: true }, reach)).toBe(0);
    expect(archive.puts).toEqual([]);
    expect(JSON.parse(heard.printed[0] ?? '')).toMatchObject({ files: 3, bytes: 3, concurrency: 5, uploadRate: 50 });
  });

  it('whose bucket is none, or is not named, is refused', async () => {
    await expect(run('s3://Old_Newsroom')).rejects.toThrow(/names no bucket/);
    await expect(run('s3://there-is-none')).rejects.toThrow('There is no bucket there-is-none.');
  });
});

it('a source is a bucket where it begins so, and else a path', () => {
  expect(bucketOf('s3://old-newsroom/2019/a')).toEqual({ bucket: 'old-newsroom', prefix: '2019/a' });
  expect(bucketOf('s3://old-newsroom')).toEqual({ bucket: 'old-newsroom', prefix: '' });
  expect(bucketOf('/home/s3/archive')).toBeNull();
});

it('the files of a bucket have their size and MD5', async () => {
  const [file] = await bucketFiles(connection(), { bucket: 'old-newsroom', prefix: '2020/' }, '/back/');
  expect(file).toMatchObject({ key: 'incoming/back/2020/c.txt', bytes: 1 });
  expect(await file?.md5()).toBe('9dd4e461268c8034f5c8564e155c67a6'); // of "x"
});
