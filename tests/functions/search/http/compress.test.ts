import { randomBytes } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { preferred } from '../../../../functions/search/http/accept.ts';
import { codingFor, compress } from '../../../../functions/search/http/compress.ts';
import { canBeSent } from '../../../../functions/search/http/payload.ts';

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
          const coded = compress(text, accepted);
          if (coded === null) return false;
          const { bytes, coding } = coded;
          const plain = coding === 'br' ? brotliDecompressSync(bytes) : coding === 'gzip' ? gunzipSync(bytes) : bytes;
          return Buffer.from(plain).toString('utf8') === Buffer.from(text, 'utf8').toString('utf8');
        },
      ),
    );
  });

  it('is none where the body is short', () => {
    expect(compress('x'.repeat(1023), 'br')?.coding).toBe(null);
    expect(compress('x'.repeat(1024), 'br')?.coding).toBe('br');
  });
});

describe('a body larger than Lambda can send', () => {
  const large = '"'.repeat(3.2 * 1024 * 1024); // in JSON each of them is two

  it('is sent compressed, also to a request that does not say what it accepts', () => {
    expect(compress(large, 'br')?.coding).toBe('br');
    expect(compress(large, undefined)?.coding).toBe('gzip');
    expect(compress(large.slice(0, 3 * 1024 * 1024 - 9_000), undefined)?.coding).toBe(null);
  });

  it('is not sent to one that wants it as it is', () => expect(compress(large, 'identity')).toBe(null));

  it('is our fault where it is that large even compressed', () => {
    expect(() => compress(randomBytes(3 * 1024 * 1024).toString('hex'), 'gzip')).not.toThrow();
    expect(() => compress(randomBytes(5 * 1024 * 1024).toString('hex'), 'gzip')).toThrow(/cannot be sent/);
  });

  it('is told from one that fits by what Lambda is given, to the byte', () => {
    const signs = fc.constantFrom('"', '\\', '\n', 'é', '船', 'x');
    fc.assert(
      fc.property(signs, fc.integer({ min: -3, max: 3 }), (sign, more) => {
        const room = 6 * 1024 * 1024 - 16 * 1024 - 2;
        const text = sign.repeat(Math.floor(room / (Buffer.byteLength(JSON.stringify(sign)) - 2)) + more);
        const bytes = Uint8Array.from(Buffer.from(text));
        return canBeSent({ bytes, coding: null }) === Buffer.byteLength(JSON.stringify(text)) <= room + 2;
      }),
      { numRuns: 8 },
    );
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
