import { ArchiveError } from '../../../archive/errors.ts';
import { ByteWriter } from '../format/byte-writer.ts';
import { LONGEST_VARINT, writeVarint } from '../format/varint.ts';
import { BLOCK } from './list.ts';

const LARGEST = 2 ** 32; // bytes: offsets are 32 bits wide

/** Writes records of postings, term after term. */
export class PostingsWriter {
  readonly #fields: number;
  readonly #out = new ByteWriter();
  readonly #offsets: number[] = [0];
  #body = new Uint8Array(1 << 12);
  #table = new Uint8Array(1 << 8);
  readonly #head = new Uint8Array(3 * LONGEST_VARINT);

  constructor(fields: number) {
    this.#fields = fields;
  }

  /** Adds a list of at least one posting to the open record, documents ascending. Fields come in ascending order. */
  list(field: number, documents: ArrayLike<number>, frequencies: ArrayLike<number>, count: number): void {
    const tableBytes = this.#encode(documents, frequencies, count);
    const body = this.#bodyBytes;
    let at = writeVarint(this.#head, 0, count * this.#fields + field);
    const prefix = count > BLOCK ? tableBytes + varintBytes(tableBytes) : 0;
    at = writeVarint(this.#head, at, prefix + body);
    if (count > BLOCK) at = writeVarint(this.#head, at, tableBytes);
    this.#out.append(this.#head.subarray(0, at));
    if (count > BLOCK) this.#out.append(this.#table.subarray(0, tableBytes));
    this.#out.append(this.#body.subarray(0, body));
  }

  /** Ends the record of a term. */
  endTerm(): void {
    if (this.#out.length >= LARGEST) throw new ArchiveError('too-large', 'More than 4 GB of postings in one index');
    this.#offsets.push(this.#out.length);
  }

  finish(): { readonly postings: Uint8Array; readonly offsets: Uint32Array } {
    return { offsets: Uint32Array.from(this.#offsets), postings: this.#out.finish() };
  }

  #bodyBytes = 0;

  /** Fills body and table; answers the bytes of the table. */
  #encode(documents: ArrayLike<number>, frequencies: ArrayLike<number>, count: number): number {
    if (this.#body.length < count * 2 * LONGEST_VARINT) this.#body = new Uint8Array(count * 4 * LONGEST_VARINT);
    if (this.#table.length < (count / BLOCK + 1) * 2 * LONGEST_VARINT) this.#table = new Uint8Array(count);
    const body = this.#body;
    let previous = 0;
    let at = 0;
    let table = 0;
    let blockStart = 0;
    let lastOfBlock = 0;
    for (let index = 0; index < count; index++) {
      const document = documents[index] as number;
      const frequency = frequencies[index] as number;
      const distance = (document - previous) * 2;
      at = writeVarint(body, at, frequency === 1 ? distance + 1 : distance);
      if (frequency !== 1) at = writeVarint(body, at, frequency);
      previous = document;
      if ((index + 1) % BLOCK === 0 || index + 1 === count) {
        table = writeVarint(this.#table, table, document - lastOfBlock);
        table = writeVarint(this.#table, table, at - blockStart);
        lastOfBlock = document;
        blockStart = at;
      }
    }
    this.#bodyBytes = at;
    return table;
  }
}

const varintBytes = (value: number): number => {
  let bytes = 1;
  for (let rest = value; rest > 0x7f; rest >>>= 7) bytes++;
  return bytes;
};
