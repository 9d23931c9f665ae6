import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A file to pack. `says` is the unpacked size that the archive states instead of the true one; `flags` as APPNOTE 4.4.4;
 * `packed` means that the content is deflated already.
 */
export type Packed = {
  readonly name: string | Uint8Array;
  readonly content: string | Uint8Array;
  readonly says?: number;
  readonly flags?: number;
  readonly packed?: boolean;
};

const bytesOf = (value: string | Uint8Array): Buffer =>
  typeof value === 'string' ? Buffer.from(value) : Buffer.from(value);

/** A zip archive of these files, deflated, as APPNOTE.TXT 6.3 lays it out. */
export const zipOf = (files: readonly Packed[]): Uint8Array => {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, says, flags = 0, packed: isPacked = false } of files) {
    const [raw, bytes] = [bytesOf(name), bytesOf(content)];
    const packed = isPacked ? bytes : deflateRawSync(bytes);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(flags, 2);
    facts.writeUInt16LE(8, 4); // deflate
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(says ?? bytes.length, 18);
    facts.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, raw, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), facts, tail, raw]));
    bodies.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return new Uint8Array(Buffer.concat([...bodies, list, Buffer.from('PK\x05\x06'), end]));
};
