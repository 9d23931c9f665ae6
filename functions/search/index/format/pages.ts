import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../../archive/errors.ts';

/** Large sections are checked by the page, so that a part of one can be read and trusted alone. */
export const PAGE = 1 << 16; // bytes

export const pageCount = (bytes: number): number => Math.ceil(bytes / PAGE);

/** The CRC-32 of each page. */
export const pageChecksums = (section: Uint8Array): Uint32Array =>
  Uint32Array.from({ length: pageCount(section.length) }, (_, page) => crc32(pageOf(section, page)));

/**
 * Checks the bytes of a section's pages, from page `first` on.
 * @throws ArchiveError `corrupt` where one is not what was written
 */
export const checkPages = (bytes: Uint8Array, checksums: Uint32Array, first: number): void => {
  for (let page = 0; page < pageCount(bytes.length); page++) {
    if (crc32(pageOf(bytes, page)) !== checksums[first + page]) {
      throw new ArchiveError('corrupt', `Page ${first + page} of the snapshot is not what was written`);
    }
  }
};

const pageOf = (section: Uint8Array, page: number): Uint8Array => section.subarray(page * PAGE, (page + 1) * PAGE);
