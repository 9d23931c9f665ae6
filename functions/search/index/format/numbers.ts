import { ArchiveError } from '../../../archive/errors.ts';

/** Unsigned numbers in the narrowest array that holds them all. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;
export type Width = 1 | 2 | 4;

// Typed views read the machine's own order. Every machine that Node runs on today is little-endian.
if (new Uint8Array(Uint32Array.of(1).buffer)[0] !== 1) {
  throw new ArchiveError('unsupported', 'Snapshots are little-endian, this machine is not');
}

export const widthFor = (largest: number): Width => (largest <= 0xff ? 1 : largest <= 0xffff ? 2 : 4);

/** `length` zeros, to hold numbers up to `largest`. */
const numbersFor = (length: number, largest: number): Numbers => {
  const width = widthFor(largest);
  return width === 1 ? new Uint8Array(length) : width === 2 ? new Uint16Array(length) : new Uint32Array(length);
};

export const packNumbers = (values: ArrayLike<number>, largest: number): Numbers => {
  const packed = numbersFor(values.length, largest);
  packed.set(values);
  return packed;
};

export const bytesOf = (view: Numbers | Float64Array): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** The section as numbers, without copying it. */
export const viewNumbers = (bytes: Uint8Array, width: Width): Numbers => {
  if (width === 1) return bytes;
  return width === 4 ? viewUint32(bytes) : new Uint16Array(bytes.buffer, bytes.byteOffset, wholeCount(bytes, width));
};

export const viewUint32 = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, wholeCount(bytes, 4));

export const viewFloat64 = (bytes: Uint8Array): Float64Array =>
  new Float64Array(bytes.buffer, bytes.byteOffset, wholeCount(bytes, 8));

const wholeCount = (bytes: Uint8Array, width: number): number => {
  if (bytes.byteLength % width !== 0)
    throw new ArchiveError('corrupt', `A section of ${width}-byte numbers has a rest`);
  return bytes.byteLength / width;
};
