import { crc32 } from 'node:zlib';
import { ArchiveError } from '../../../archive/errors.ts';

/** Where a section lies in the file, in bytes. `large` ones come last and are checked by the page, not by `checksum`. */
export type Placed = {
  readonly name: string;
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
  readonly large: boolean;
};

export type Layout = {
  readonly sections: readonly Placed[];
  /** Of the whole file. */
  readonly bytes: number;
  /** Of the beginning of the file that holds everything but the large sections. */
  readonly smallBytes: number;
};

export const HEADER = 64;
const ENTRY = 64;
const NAME = 40; // bytes, ASCII
const MAGIC = 0x58444e49_54554321n; // "!CUTINDX"
const VERSION = 1;
const MOST_SECTIONS = 4096;

/** The bytes that the header and the table of sections take. */
export const layoutBytes = (sections: number): number => HEADER + sections * ENTRY;

/** The header and the table of sections. */
export const encodeLayout = ({ sections, bytes, smallBytes }: Layout): Uint8Array => {
  const head = new Uint8Array(layoutBytes(sections.length));
  const view = new DataView(head.buffer);
  sections.forEach((section, index) => {
    const at = HEADER + index * ENTRY;
    if (!/^[ -~]{1,40}$/.test(section.name)) throw new ArchiveError('unsupported', `A section named ${section.name}`);
    head.set(Buffer.from(section.name, 'latin1'), at);
    view.setBigUint64(at + NAME, BigInt(section.offset), true);
    view.setBigUint64(at + NAME + 8, BigInt(section.length), true);
    view.setUint32(at + NAME + 16, section.checksum, true);
    view.setUint32(at + NAME + 20, section.large ? 1 : 0, true);
  });
  view.setBigUint64(0, MAGIC, true);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, sections.length, true);
  view.setBigUint64(16, BigInt(bytes), true);
  view.setBigUint64(24, BigInt(smallBytes), true);
  view.setUint32(32, crc32(head.subarray(HEADER)), true);
  view.setUint32(HEADER - 4, crc32(head.subarray(0, HEADER - 4)), true);
  return head;
};

/**
 * How many bytes the header and the table take, from the header alone.
 * @throws ArchiveError `corrupt` where it is the header of something else, or of another version
 */
export const readHeader = (head: Uint8Array): number => {
  if (head.length < HEADER) throw corrupt('shorter than its header');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getBigUint64(0, true) !== MAGIC) throw corrupt('not a snapshot');
  if (view.getUint32(8, true) !== VERSION) throw corrupt(`of version ${view.getUint32(8, true)}, not ${VERSION}`);
  if (view.getUint32(HEADER - 4, true) !== crc32(head.subarray(0, HEADER - 4))) throw corrupt('damaged in its header');
  const count = view.getUint32(12, true);
  if (count > MOST_SECTIONS) throw corrupt(`of ${count} sections`);
  return layoutBytes(count);
};

/** @throws ArchiveError `corrupt` where the header or the table is not what was written */
export const decodeLayout = (head: Uint8Array): Layout => {
  const size = readHeader(head);
  if (head.length < size) throw corrupt('shorter than its table');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(32, true) !== crc32(head.subarray(HEADER, size))) throw corrupt('damaged in its table');
  const sections = Array.from({ length: (size - HEADER) / ENTRY }, (_, index): Placed => {
    const at = HEADER + index * ENTRY;
    const name = Buffer.from(head.subarray(at, at + NAME))
      .toString('latin1')
      .replace(/\0+$/, '');
    return {
      name,
      offset: Number(view.getBigUint64(at + NAME, true)),
      length: Number(view.getBigUint64(at + NAME + 8, true)),
      checksum: view.getUint32(at + NAME + 16, true),
      large: view.getUint32(at + NAME + 20, true) === 1,
    };
  });
  return { sections, bytes: Number(view.getBigUint64(16, true)), smallBytes: Number(view.getBigUint64(24, true)) };
};

export const corrupt = (what: string, cause?: unknown): ArchiveError =>
  new ArchiveError('corrupt', `The file is ${what}`, cause === undefined ? {} : { cause });
