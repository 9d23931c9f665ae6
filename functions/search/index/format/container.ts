import { crc32 } from 'node:zlib';
import { corrupt, decodeLayout, encodeLayout, type Layout, layoutBytes, type Placed } from './layout.ts';
import { bytesOf, viewUint32 } from './numbers.ts';
import { checkPages, pageChecksums, pageCount } from './pages.ts';
import { PAGES, type Sections, sectionOf } from './sections.ts';

const ALIGNMENT = 8; // bytes: the widest number of a typed view

/**
 * A file of named sections: header, table, small sections, large sections, each at a multiple of 8 bytes. Every byte is
 * under a checksum or is a zero between two sections. Answers the pieces in order, not copied, to be written or joined.
 */
export const encodeContainer = (sections: Sections, isLarge: (name: string) => boolean): Uint8Array[] => {
  const small = [...sections].filter(([name]) => !isLarge(name));
  const large = [...sections].filter(([name]) => isLarge(name));
  for (const [name, bytes] of large) small.push([`${name}${PAGES}`, bytesOf(pageChecksums(bytes))]);
  const placed: Placed[] = [];
  let end = layoutBytes(small.length + large.length);
  const place = (name: string, bytes: Uint8Array, isSmall: boolean): void => {
    placed.push({
      name,
      offset: aligned(end),
      length: bytes.length,
      checksum: isSmall ? crc32(bytes) : 0,
      large: !isSmall,
    });
    end = aligned(end) + bytes.length;
  };
  for (const [name, bytes] of small) place(name, bytes, true);
  const smallBytes = end;
  for (const [name, bytes] of large) place(name, bytes, false);
  const pieces = [encodeLayout({ sections: placed, bytes: end, smallBytes })];
  let written = layoutBytes(placed.length);
  for (const [index, [, bytes]] of [...small, ...large].entries()) {
    const { offset } = placed[index] as Placed;
    if (offset > written) pieces.push(new Uint8Array(offset - written));
    pieces.push(bytes);
    written = offset + bytes.length;
  }
  return pieces;
};

/**
 * The sections of a whole file, as views on it, every byte of it checked.
 * @throws ArchiveError `corrupt` where it is not what was written: another version, cut off, lengthened or changed
 */
export const decodeContainer = (file: Uint8Array): Sections => {
  const bytes = alignedView(file);
  const layout = decodeLayout(bytes);
  if (layout.bytes !== bytes.length) throw corrupt(`${bytes.length} bytes long, not ${layout.bytes}`);
  const sections = viewSections(bytes, layout);
  for (const { name, large } of layout.sections) {
    if (!large) continue;
    const section = sectionOf(sections, name);
    checkPages(section, checksumsOf(sections, name, section.length), 0);
  }
  return sections;
};

/**
 * The sections that lie in these bytes, a beginning of the file that holds the small ones; those are checked.
 * @throws ArchiveError `corrupt` where one is not what was written
 */
export const viewSections = (bytes: Uint8Array, layout: Layout): Map<string, Uint8Array> => {
  const sections = new Map<string, Uint8Array>();
  let end = layoutBytes(layout.sections.length);
  for (const { name, offset, length, checksum, large } of layout.sections) {
    if (offset !== aligned(end) || offset + length > layout.bytes) throw corrupt(`misplaced at ${name}`);
    const gap = bytes.subarray(end, offset);
    end = offset + length;
    if (end > bytes.length && large) continue;
    if (gap.some((byte) => byte !== 0)) throw corrupt(`damaged before ${name}`);
    const section = bytes.subarray(offset, end);
    if (!large && crc32(section) !== checksum) throw corrupt(`damaged in ${name}`);
    sections.set(name, section);
  }
  return sections;
};

/** The checksums of a large section's pages. */
export const checksumsOf = (sections: Sections, name: string, length: number): Uint32Array => {
  const checksums = viewUint32(sectionOf(sections, `${name}${PAGES}`));
  if (checksums.length !== pageCount(length)) throw corrupt(`without the checksums of ${name}`);
  return checksums;
};

const aligned = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/** The same bytes where typed views may begin: a copy if they lie askew in their buffer, as small Buffers may. */
const alignedView = (file: Uint8Array): Uint8Array =>
  file.byteOffset % ALIGNMENT === 0 ? new Uint8Array(file.buffer, file.byteOffset, file.byteLength) : file.slice();
