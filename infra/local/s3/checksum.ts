import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type Crc, crc32c, crc64nvme } from './crc.ts';

/** The algorithms of `x-amz-checksum-…` that we do (S3 User Guide, "Checking object integrity"). */
export const ALGORITHMS = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A running digest: `update` with the bytes as they come, then `digest` once. */
export type Digest = Crc;

export const isAlgorithm = (name: string): name is Algorithm => ALGORITHMS.some((known) => known === name);

/** `x-amz-checksum-crc32` and so on. */
export const checksumHeader = (algorithm: Algorithm): string => `x-amz-checksum-${algorithm.toLowerCase()}`;

/** How many bytes the algorithm's digest has. */
export const digestBytes = (algorithm: Algorithm): number => BYTES[algorithm];

export const digestOf = (algorithm: Algorithm | 'MD5'): Digest => {
  switch (algorithm) {
    case 'CRC32':
      return zlibCrc32();
    case 'CRC32C':
      return crc32c();
    case 'CRC64NVME':
      return crc64nvme();
    default:
      return createHash(algorithm.toLowerCase());
  }
};

const BYTES: Readonly<Record<Algorithm, number>> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

const zlibCrc32 = (): Digest => {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = crc32(bytes, crc);
    },
    digest: () => {
      const out = Buffer.alloc(4);
      out.writeUInt32BE(crc);
      return out;
    },
  };
};
