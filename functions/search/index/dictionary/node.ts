import { VarintReader } from '../format/varint.ts';

const LONG_LABEL = 63;

/** One node of a trie at a time, as `TrieWriter` documents it. `read` leaves its parts in the fields: no objects. */
export class Node {
  readonly bytes: Uint8Array;
  readonly #reader: VarintReader;
  isTerm = false;
  labelAt = 0;
  labelEnd = 0;
  /** In the subtree, itself included. */
  terms = 0;
  /** The children lie from here to `end`; both are the same where there are none. */
  childrenAt = 0;
  end = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#reader = new VarintReader(bytes);
  }

  read(at: number): void {
    const reader = this.#reader;
    const header = this.bytes[at] as number;
    let label = header >> 2;
    this.isTerm = (header & 1) === 1;
    reader.at = at + 1;
    if (label === LONG_LABEL) label += reader.next();
    this.labelAt = reader.at;
    this.labelEnd = this.labelAt + label;
    if ((header & 2) === 0) {
      this.terms = this.isTerm ? 1 : 0;
      this.childrenAt = this.labelEnd;
      this.end = this.labelEnd;
      return;
    }
    reader.at = this.labelEnd;
    this.terms = reader.next();
    const size = reader.next();
    this.childrenAt = reader.at;
    this.end = this.childrenAt + size;
  }

  /** The length of the label in code units. */
  units(): number {
    let units = 0;
    for (let at = this.labelAt; at < this.labelEnd; at++) if (((this.bytes[at] as number) & 0xc0) !== 0x80) units++;
    return units;
  }
}
