import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readGzip } from '../../../../functions/ingest/read/gzip.ts';

const MB = 1024 * 1024;

it('unpacks the one file in it', async () => {
  expect(Buffer.from(await readGzip(gzipSync('Ferry back'), MB)).toString()).toBe('Ferry back');
});

it('stops at the largest size', async () => {
  await expect(readGzip(gzipSync(new Uint8Array(2 * MB)), MB)).rejects.toMatchObject({
    code: 'too-large',
    message: 'The archive unpacks to more than 1 MB, the most that is read.',
  });
});

it.each([5, 15, 25])('refuses an archive that was cut short after %d bytes', async (length) => {
  const cut = gzipSync('The ferry sails again from Monday.').subarray(0, length);
  await expect(readGzip(cut, MB)).rejects.toMatchObject({ code: 'unreadable', message: /damaged or cut short/ });
});
