const FIRST = 1 << 12; // bytes of the first chunk; each next one is twice as long
const LARGEST = 1 << 22;

/** Bytes that are appended, without copying what there is when it grows. */
export class ByteWriter {
  #chunks: Uint8Array[] = [];
  #chunk = new Uint8Array(FIRST);
  #at = 0;
  #before = 0;

  get length(): number {
    return this.#before + this.#at;
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#chunk.set(bytes, this.#at);
    this.#at += bytes.length;
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
    this.#chunk = new Uint8Array(0);
    this.#before = 0;
    this.#at = 0;
    return whole;
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#chunk.length) return;
    this.#chunks.push(this.#chunk.subarray(0, this.#at));
    this.#before += this.#at;
    this.#chunk = new Uint8Array(Math.max(bytes, FIRST, Math.min(LARGEST, this.#chunk.length * 2)));
    this.#at = 0;
  }
}
