import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALGORITHMS, digestBytes, digestOf } from '../../../../infra/local/s3/checksum.ts';

const digest = (algorithm: (typeof ALGORITHMS)[number], ...pieces: Uint8Array[]): string => {
  const running = digestOf(algorithm);
  for (const piece of pieces) running.update(piece);
  return running.digest().toString('hex');
};

describe('checksums', () => {
  // "check" values of the catalogue of parametrised CRC algorithms (CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME).
  it.each([
    ['CRC32', 'cbf43926'],
    ['CRC32C', 'e3069283'],
    ['CRC64NVME', 'ae8b14860a799888'],
  ] as const)('are right for %s', (algorithm, expected) => {
    expect(digest(algorithm, Buffer.from('123456789'))).toBe(expected);
  });

  it('do not depend on how the bytes come', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ALGORITHMS), fc.uint8Array(), fc.uint8Array(), (algorithm, a, b) => {
        expect(digest(algorithm, a, b)).toBe(digest(algorithm, Buffer.concat([a, b])));
        expect(digest(algorithm, a)).toHaveLength(2 * digestBytes(algorithm));
      }),
    );
  });
});
