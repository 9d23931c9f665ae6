import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeChunked } from '../../../../../infra/local/s3/wire/chunked.ts';

const pieces = async function* (bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
};

const decode = async (text: string | Buffer, size = 7) => {
  const trailers = new Map<string, string>();
  const chunks: Buffer[] = [];
  for await (const chunk of decodeChunked(pieces(Buffer.from(text), size), trailers)) chunks.push(chunk);
  return { body: Buffer.concat(chunks), trailers: Object.fromEntries(trailers) };
};

describe('the aws-chunked framing', () => {
  it('comes off, however the bytes are cut', async () => {
    const cut = fc.integer({ min: 1, max: 40 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ minLength: 1 })), cut, fc.boolean(), async (chunks, size, isSigned) => {
        const signature = isSigned ? `;chunk-signature=${'ab'.repeat(32)}` : '';
        const framed = [...chunks, new Uint8Array()].flatMap((chunk) => [
          Buffer.from(`${chunk.length.toString(16)}${signature}\r\n`),
          chunk,
          ...(chunk.length > 0 ? [Buffer.from('\r\n')] : []),
        ]);
        const { body } = await decode(
          Buffer.concat([...framed, Buffer.from('x-amz-checksum-crc32: AAAAAA==\r\n\r\n')]),
          size,
        );
        expect(body.equals(Buffer.concat(chunks))).toBe(true);
      }),
    );
  });

  it('may end in trailers', async () => {
    const { body, trailers } = await decode('3\r\nabc\r\n0\r\nX-Amz-Checksum-CRC32:NSRBwg==\r\n\r\n');
    expect(body.toString()).toBe('abc');
    expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'NSRBwg==' });
  });

  it.each([
    ['ends in a chunk', '5\r\nab'],
    ['ends before its last chunk', '2\r\nab\r\n'],
    ['has a chunk longer than it says', '1\r\nab\r\n0\r\n\r\n'],
    ['has a size that is none', 'zz\r\nab\r\n0\r\n\r\n'],
    ['has bytes behind its end', '0\r\n\r\nmore'],
    ['has a line without end', 'a'.repeat(10_000)],
    ['has a trailer without a name', '0\r\nnothing\r\n\r\n'],
    ['has trailers without end', `0\r\n${Array.from({ length: 40 }, (_, n) => `t${n}:x\r\n`).join('')}\r\n`],
  ])('is refused where it %s', async (_, text) => {
    await expect(decode(text)).rejects.toMatchObject({ code: 'IncompleteBody' });
  });
});
