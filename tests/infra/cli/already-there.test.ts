import { describe, expect, it } from 'vitest';
import { alreadyThere, md5Of } from '../../../infra/cli/already-there.ts';
import type { StoredUpload } from '../../../infra/cli/desk.ts';

const bytes = new TextEncoder().encode('The lock gate is stuck.');
const file = (key: string, md5: string | null = md5Of(bytes)) => ({ key, bytes: bytes.length, md5: async () => md5 });
const stored = (key: string, more: Partial<StoredUpload> = {}): StoredUpload => ({
  key,
  versionId: `${key}-1`,
  bytes: bytes.length,
  etag: md5Of(bytes),
  ...more,
});

const run = async (files: readonly ReturnType<typeof file>[], objects: readonly StoredUpload[]) =>
  Object.fromEntries(
    await alreadyThere(
      files,
      (async function* () {
        yield* objects;
      })(),
    ),
  );

describe('A file is there already', () => {
  it('where the bucket has its very bytes under its key, by the version that it has there', async () => {
    expect(await run([file('a'), file('b')], [stored('a'), stored('other')])).toEqual({ a: 'a-1' });
  });

  it('not where size or bytes differ', async () => {
    expect(await run([file('a')], [stored('a', { bytes: 3 })])).toEqual({});
    expect(await run([file('a')], [stored('a', { etag: md5Of(new Uint8Array(3)) })])).toEqual({});
  });

  it('by its size alone where one of the two came in parts and has no MD5', async () => {
    expect(await run([file('a')], [stored('a', { etag: `${'0'.repeat(32)}-2` })])).toEqual({ a: 'a-1' });
    expect(await run([file('a', null)], [stored('a')])).toEqual({ a: 'a-1' });
  });

  it('however many there are', async () => {
    const keys = Array.from({ length: 100 }, (_, at) => `k${at}`);
    const found = await run(
      keys.map((key) => file(key)),
      keys.map((key) => stored(key)),
    );
    expect(Object.keys(found)).toHaveLength(100);
  });
});
