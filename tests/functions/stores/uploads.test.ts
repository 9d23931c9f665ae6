import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UploadStore } from '../../../functions/archive/ports.ts';
import { uploadStore } from '../../../functions/stores/uploads.ts';
import { upload } from '../../support/articles.ts';
import { type LocalArchive, localArchive } from '../../support/local-archive.ts';

let local: LocalArchive;
let uploads: UploadStore;
beforeAll(async () => {
  local = await localArchive();
  uploads = uploadStore({ s3: local.s3, bucket: local.uploads });
});
afterAll(() => local.close());

const put = async (key: string, body: string): Promise<string> =>
  (await local.s3.send(new PutObjectCommand({ Bucket: local.uploads, Key: key, Body: body }))).VersionId ?? '';

it('reads the very version that an event names, whatever came after it', async () => {
  const versionId = await put('incoming/a b+ü.txt', 'first');
  await put('incoming/a b+ü.txt', 'second');
  const bytes = await uploads.read(upload('incoming/a b+ü.txt', 1, { versionId }));
  expect(new TextDecoder().decode(bytes)).toBe('first');
});

it('says not-found of a version that is gone', async () => {
  const versionId = await put('incoming/gone.txt', 'x');
  await local.s3.send(
    new DeleteObjectCommand({ Bucket: local.uploads, Key: 'incoming/gone.txt', VersionId: versionId }),
  );
  await expect(uploads.read(upload('incoming/gone.txt', 1, { versionId }))).rejects.toMatchObject({
    code: 'not-found',
  });
});

it('knows the current version of an object, and that a deleted one has none', async () => {
  const versionId = await put('incoming/now.txt', 'four');
  expect(await uploads.current('incoming/now.txt')).toEqual({ versionId, bytes: 4 });
  await local.s3.send(new DeleteObjectCommand({ Bucket: local.uploads, Key: 'incoming/now.txt' }));
  expect(await uploads.current('incoming/now.txt')).toBeNull();
  expect(await uploads.current('incoming/never.txt')).toBeNull();
});
