import { VarintReader } from '../format/varint.ts';
import type { Need } from '../ranged/source.ts';
import { BLOCK } from './list.ts';

/** Where decoded postings go: documents ascending, and how often each has the term. */
export type PostingBuffer = { documents: Uint32Array; frequencies: Uint32Array };

/** Reads the postings of one term at a time, in the bytes that `PostingsWriter` wrote. */
export class PostingsReader {
  readonly #bytes: Uint8Array;
  readonly #offsets: Uint32Array;
  readonly #fields: number;
  /** How many documents have the open term, by field; dead ones included. */
  readonly counts: Uint32Array;
  readonly #starts: Float64Array;
  readonly #reader: VarintReader;

  readonly #need: Need | null;

  constructor(bytes: Uint8Array, offsets: Uint32Array, fields: number, need: Need | null) {
    this.#need = need;
    this.#bytes = bytes;
    this.#offsets = offsets;
    this.#fields = fields;
    this.counts = new Uint32Array(fields);
    this.#starts = new Float64Array(fields);
    this.#reader = new VarintReader(bytes);
  }

  /** How many bytes a term's postings take: a measure, without reading them, of how many there are. */
  bytesOf(term: number): number {
    return (this.#offsets[term + 1] as number) - (this.#offsets[term] as number);
  }

  /** Asks that the postings of these terms are there. @throws PagesMissing where some are not */
  need(terms: readonly number[]): void {
    const ranges = terms.map((term) => ({
      from: this.#offsets[term] as number,
      to: this.#offsets[term + 1] as number,
    }));
    this.#need?.('postings', ranges);
  }

  /** Opens a term; -1 is a term without postings. */
  open(term: number): void {
    this.counts.fill(0);
    if (term < 0) return;
    if (this.#need !== null) this.need([term]);
    const reader = this.#reader;
    const end = this.#offsets[term + 1] as number;
    for (reader.at = this.#offsets[term] as number; reader.at < end; ) {
      const key = reader.next();
      const bytes = reader.next();
      const field = key % this.#fields;
      this.counts[field] = (key - field) / this.#fields;
      this.#starts[field] = reader.at;
      reader.at += bytes;
    }
  }

  /** Decodes a list of the open term into a buffer that is large enough; answers how many postings it has. */
  read(field: number, { documents, frequencies }: PostingBuffer): number {
    const count = this.counts[field] as number;
    this.#decode(this.#postingsAt(field), 0, count, 0, documents, frequencies);
    return count;
  }

  /** The same for those documents only that are among the `many` ascending ones of `among`. */
  readWithin(field: number, among: Uint32Array, many: number, buffer: PostingBuffer): number {
    const count = this.counts[field] as number;
    if (count <= BLOCK) return keepAmong(buffer, 0, this.read(field, buffer), among, many);
    const table = this.#reader;
    let at = this.#postingsAt(field);
    table.at = this.#starts[field] as number;
    table.next();
    let kept = 0;
    let next = 0;
    let last = 0;
    for (let first = 0; first < count && next < many; first += BLOCK) {
      const before = last;
      last += table.next();
      const bytes = table.next();
      if ((among[next] as number) <= last) {
        const size = Math.min(BLOCK, count - first);
        this.#decode(at, kept, size, before, buffer.documents, buffer.frequencies);
        kept = keepAmong(buffer, kept, kept + size, among, many, next);
        while (next < many && (among[next] as number) <= last) next++;
      }
      at += bytes;
    }
    return kept;
  }

  #postingsAt(field: number): number {
    const reader = this.#reader;
    reader.at = this.#starts[field] as number;
    if ((this.counts[field] as number) <= BLOCK) return reader.at;
    const table = reader.next();
    return reader.at + table;
  }

  #decode(
    from: number,
    first: number,
    count: number,
    before: number,
    documents: Uint32Array,
    frequencies: Uint32Array,
  ): void {
    const bytes = this.#bytes;
    let at = from;
    let document = before;
    for (let index = first; index < first + count; index++) {
      let byte = bytes[at++] as number;
      let value = byte & 0x7f;
      for (let shift = 7; byte >= 0x80; shift += 7) {
        byte = bytes[at++] as number;
        value |= (byte & 0x7f) << shift;
      }
      document += value >>> 1;
      let frequency = 1;
      if ((value & 1) === 0) {
        byte = bytes[at++] as number;
        frequency = byte & 0x7f;
        for (let shift = 7; byte >= 0x80; shift += 7) {
          byte = bytes[at++] as number;
          frequency |= (byte & 0x7f) << shift;
        }
      }
      documents[index] = document;
      frequencies[index] = frequency;
    }
  }
}

/** Keeps of the postings `from` up to `to` those among the documents, at `from`; answers where the kept ones end. */
const keepAmong = (
  { documents, frequencies }: PostingBuffer,
  from: number,
  to: number,
  among: Uint32Array,
  many: number,
  start = 0,
): number => {
  let kept = from;
  let next = start;
  for (let index = from; index < to && next < many; index++) {
    const document = documents[index] as number;
    while (next < many && (among[next] as number) < document) next++;
    if (among[next] !== document || next >= many) continue;
    documents[kept] = document;
    frequencies[kept++] = frequencies[index] as number;
  }
  return kept;
};
