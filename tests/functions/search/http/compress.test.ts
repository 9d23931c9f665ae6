import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferred } from '../../../../functions/search/http/accept.ts';
import { codingFor, compress } from '../../../../functions/search/http/compress.ts';

describe('the coding of a body', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['gzip', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *', 'gzip'],
    ['gzip;q=nonsense', null],
    ['deflate', null],
  ])('for Accept-Encoding %s is %s', (header, coding) => expect(codingFor(header)).toBe(coding));

  it('gives the text back, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 0, maxLength: 3_000 }),
        fc.constantFrom('br', 'gzip', undefined),
        (text, accepted) => {
          const { bytes, coding } = compress(text, accepted);
          const plain = coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes;
          return Buffer.from(plain).toString('utf8') === Buffer.from(text, 'utf8').toString('utf8');
        },
      ),
    );
  });

  it('is none where the body is short', () => {
    expect(compress('x'.repeat(1023), 'br').coding).toBe(null);
    expect(compress('x'.repeat(1024), 'br').coding).toBe('br');
  });
});

describe('the media type of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/ld+json', 'application/ld+json'],
    ['application/ld+json;q=0.5, application/json', 'application/json'],
    ['application/json;q=0.1, application/ld+json;q=0.2', 'application/ld+json'],
    ['application/*', 'application/json'],
    ['text/html, application/ld+json;q=0.9, */*;q=0.8', 'application/ld+json'],
    ['text/plain', 'application/json'],
  ])('for Accept %s is %s', (accept, type) => {
    expect(preferred(['application/json', 'application/ld+json'], accept)).toBe(type);
  });
});
