/** The most bytes that a number takes. */
export const LONGEST_VARINT = 5;

/** Writes an unsigned number below 2^32, seven bits a byte, the lowest first (LEB128); answers where it ends. */
export const writeVarint = (target: Uint8Array, at: number, value: number): number => {
  let rest = value >>> 0;
  let end = at;
  for (; rest > 0x7f; rest >>>= 7) target[end++] = (rest & 0x7f) | 0x80;
  target[end++] = rest;
  return end;
};

/** Reads such numbers one after the other, from a place that moves on. */
export class VarintReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  next(): number {
    const { bytes } = this;
    let byte = bytes[this.at++] as number;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte >= 0x80; shift += 7) {
      byte = bytes[this.at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }
}
