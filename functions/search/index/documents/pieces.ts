import { ByteWriter } from '../format/byte-writer.ts';
import { bytesOf, viewUint32 } from '../format/numbers.ts';
import { type Sections, sectionOf } from '../format/sections.ts';

/** Pieces of bytes by number: in one section the bytes, in another where each begins, and where the last one ends. */
export type Pieces = { readonly count: number; readonly bytes: Uint8Array; readonly offsets: Uint32Array };

export const encodePieces = (name: string, pieces: Iterable<Uint8Array>): [string, Uint8Array][] => {
  const writer = new ByteWriter();
  const offsets = [0];
  for (const piece of pieces) {
    writer.append(piece);
    offsets.push(writer.length);
  }
  return [
    [`${name}.offsets`, bytesOf(Uint32Array.from(offsets))],
    [name, writer.finish()],
  ];
};

export const decodePieces = (name: string, sections: Sections): Pieces => {
  const offsets = viewUint32(sectionOf(sections, `${name}.offsets`));
  return { count: offsets.length - 1, bytes: sectionOf(sections, name), offsets };
};

export const pieceOf = ({ bytes, offsets }: Pieces, number: number): Uint8Array =>
  bytes.subarray(offsets[number] as number, offsets[number + 1] as number);
