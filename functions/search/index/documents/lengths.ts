import { bytesOf, type Numbers, packNumbers, viewNumbers, type Width } from '../format/numbers.ts';
import { type Sections, sectionOf } from '../format/sections.ts';

/** The lengths of one field by document, plus one; 0 where the document has no such field. */
export type Lengths = Numbers;

const nameOf = (field: number): string => `length.${field}`;

export const encodeLengths = (
  field: number,
  lengths: ArrayLike<number>,
): { section: [string, Uint8Array]; width: Width } => {
  let largest = 0;
  for (let at = 0; at < lengths.length; at++) largest = Math.max(largest, lengths[at] as number);
  const packed = packNumbers(lengths, largest);
  return { section: [nameOf(field), bytesOf(packed)], width: packed.BYTES_PER_ELEMENT as Width };
};

export const decodeLengths = (field: number, width: Width, sections: Sections): Lengths =>
  viewNumbers(sectionOf(sections, nameOf(field)), width);
