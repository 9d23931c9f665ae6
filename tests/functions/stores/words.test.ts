import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MOST_WORDS_BYTES, type StoredWords, WORDS_KEY, type WordsStore } from '../../../functions/archive/ports.ts';
import { wordsStore } from '../../../functions/stores/words.ts';
import { s3Service } from '../../../infra/local/s3/service.ts';
import type { Caller } from '../../../infra/local/service.ts';
import { almighty, clientOf, serve } from '../../infra/local/s3/server.ts';
import { type LocalArchive, localArchive } from '../../support/local-archive.ts';

const SECOND = 1_000;

let local: LocalArchive;
let words: WordsStore;
beforeAll(async () => {
  local = await localArchive();
  words = wordsStore({ s3: local.s3, bucket: local.uploads });
});
afterAll(() => local.close());

const put = (body: string) =>
  local.s3.send(new PutObjectCommand({ Bucket: local.uploads, Key: WORDS_KEY, Body: Buffer.from(body) }));
const read = async (known: string | null): Promise<StoredWords> => {
  const stored = await words.read(known, SECOND);
  if (stored === null || stored === 'unchanged') throw new Error(`${stored}`);
  return stored;
};

it('reads the file, and nothing of it as long as it is of the version that is known', async () => {
  await put('one');
  const { version, size, bytes } = await read(null);
  expect([size, new TextDecoder().decode(bytes ?? new Uint8Array())]).toEqual([3, 'one']);
  expect(await words.read(version, SECOND)).toBe('unchanged');
  await put('two');
  expect(new TextDecoder().decode((await read(version)).bytes ?? new Uint8Array())).toBe('two');
});

it('reads an empty file, and one of as many bytes as are allowed, but no byte of a longer one', async () => {
  for (const size of [0, MOST_WORDS_BYTES]) {
    await put('x'.repeat(size));
    expect((await read(null)).bytes).toHaveLength(size);
  }
  await put('x'.repeat(MOST_WORDS_BYTES + 1));
  expect(await read(null)).toMatchObject({ size: MOST_WORDS_BYTES + 1, bytes: null });
});

it('takes a key for absent that a role is refused which may read config/* and not list the bucket', async () => {
  const allows: Caller['allows'] = (action, on) => action === 's3:GetObject' && on.endsWith(`/${WORDS_KEY}`);
  const narrow = await serve(s3Service(local.objects), { ...almighty, allows });
  const s3 = clientOf(narrow.url);
  const asSearch = wordsStore({ s3, bucket: local.uploads });
  await put('there');
  expect(await asSearch.read(null, SECOND)).toMatchObject({ size: 5 });
  await local.s3.send(new DeleteObjectCommand({ Bucket: local.uploads, Key: WORDS_KEY }));
  await expect(s3.send(new GetObjectCommand({ Bucket: local.uploads, Key: WORDS_KEY }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });
  expect(await asSearch.read(null, SECOND)).toBeNull();
  expect(await words.read(null, SECOND)).toBeNull(); // a 404, where the bucket may be listed
  await narrow.close();
});

it('is unavailable where nobody answers, or not in time', async () => {
  const silent = await serve(async () => {});
  const slow = wordsStore({ s3: clientOf(silent.url), bucket: local.uploads });
  await expect(slow.read(null, 50)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('50 ms'),
  });
  await silent.close();
  await expect(slow.read(null, SECOND)).rejects.toMatchObject({ code: 'unavailable' });
});
