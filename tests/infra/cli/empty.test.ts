import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import { emptyBuckets } from '../../../infra/cli/empty.ts';
import { emptiedBucket } from '../../../infra/cli/empty-bucket.ts';
import { type LocalArchive, localArchive } from '../../support/local-archive.ts';
import { listen } from './fakes.ts';

let local: LocalArchive;
beforeEach(async () => {
  local = await localArchive();
});
afterEach(() => local.close());

const fill = async (): Promise<void> => {
  const { s3, uploads, location } = local;
  for (const content of ['one', 'two'])
    await s3.send(new PutObjectCommand({ Bucket: uploads, Key: 'incoming/a.txt', Body: content }));
  await s3.send(new DeleteObjectCommand({ Bucket: uploads, Key: 'incoming/a.txt' }));
  await s3.send(new PutObjectCommand({ Bucket: uploads, Key: 'config/words.yaml', Body: 'x' }));
  await s3.send(new PutObjectCommand({ Bucket: location.bucket, Key: 'snapshots/1', Body: 'x' }));
};

const run = async (stage: string, yes: boolean, json = false) => {
  const { console, printed, told } = listen();
  const buckets = [local.uploads, local.location.bucket].map((name) => emptiedBucket(local.s3, name));
  const code = await emptyBuckets({ yes, json }, { console, stage, buckets });
  const left = await Promise.all(buckets.map(({ count }) => count()));
  return { code, printed, told, left };
};

describe('cuttings empty', () => {
  it('shows how much would go, versions and delete markers included, and deletes nothing', async () => {
    await fill();
    const { code, printed, left } = await run('dev', false);
    expect([code, left]).toEqual([1, [4, 1]]);
    expect(printed).toEqual([`${local.uploads}: 4 versions.`, `${local.location.bucket}: 1 versions.`]);
  });

  it('deletes all of it with --yes, and does no harm when it is run again', async () => {
    await fill();
    expect(await run('dev', true)).toMatchObject({ code: 0, left: [0, 0] });
    expect(await run('dev', true)).toMatchObject({ code: 0, left: [0, 0] });
  });

  it('tells a program of each bucket in a line', async () => {
    await fill();
    const { printed } = await run('dev', true, true);
    expect(printed.map((line) => JSON.parse(line))).toEqual([
      { bucket: local.uploads, versions: 4, deleted: true },
      { bucket: local.location.bucket, versions: 1, deleted: true },
    ]);
  });

  it('refuses a stack that is for good, whatever is said', async () => {
    await fill();
    const { code, told, left } = await run('prod', true);
    expect([code, left]).toEqual([2, [4, 1]]);
    expect(told).toEqual(['cuttings: That stack is for good. Only one of the stage dev is emptied.']);
  });

  it('says what it could not delete', async () => {
    const { console, told } = listen();
    const empty = () => Promise.reject(new ArchiveError('denied', 'S3 did not delete a'));
    const buckets = [{ name: 'uploads', count: async () => 1, empty }];
    expect(await emptyBuckets({ yes: true }, { console, stage: 'dev', buckets })).toBe(2);
    expect(told).toEqual(['cuttings: S3 did not delete a']);
  });
});
