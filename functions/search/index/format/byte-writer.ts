import { unitBytes, writeUnits } from './units.ts';

const FIRST = 1 << 12; // bytes of the first chunk; each next one is twice as long
const LARGEST = 1 << 22;
const ROOM = 5; // bytes that one number takes at most

/** Bytes that are appended, without copying what there is when it grows. */
export class ByteWriter {
  #chunks: Uint8Array[] = [];
  #chunk = new Uint8Array(FIRST);
  #at = 0;
  #before = 0;

  get length(): number {
    return this.#before + this.#at;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#chunk[this.#at++] = value;
  }

  /** An unsigned number below 2^32: seven bits a byte, the lowest first (LEB128). */
  varint(value: number): void {
    this.#reserve(ROOM);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.#chunk[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#chunk[this.#at++] = rest;
  }

  bytes(values: Uint8Array): void {
    this.#reserve(values.length);
    this.#chunk.set(values, this.#at);
    this.#at += values.length;
  }

  units(text: string): void {
    this.#reserve(unitBytes(text));
    this.#at = writeUnits(this.#chunk, this.#at, text);
  }

  /** Forgets what was written, but keeps the memory of the last chunk. */
  clear(): void {
    this.#chunks = [];
    this.#before = 0;
    this.#at = 0;
  }

  /** Everything written; chunks are let go as they are copied. The writer is empty afterwards. */
  finish(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (let chunk = this.#chunks.shift(); chunk !== undefined; chunk = this.#chunks.shift()) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    whole.set(this.#chunk.subarray(0, this.#at), at);
    this.clear();
    return whole;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#chunk.length) return;
    this.#chunks.push(this.#chunk.subarray(0, this.#at));
    this.#before += this.#at;
    this.#chunk = new Uint8Array(Math.max(bytes, Math.min(LARGEST, this.#chunk.length * 2)));
    this.#at = 0;
  }
}
