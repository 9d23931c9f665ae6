import { unitBytes, writeUnits } from '../format/units.ts';
import { LONGEST_VARINT, writeVarint } from '../format/varint.ts';

const LONG_LABEL = 63; // bytes: the header byte has six bits for the length, this value means that the rest follows
const HEAD = 1 + 3 * LONGEST_VARINT; // bytes that a node takes at most before its children, its label aside

type OpenNode = {
  readonly depth: number; // code units from the root to the end of the label
  readonly start: number; // where its children begin in the output
  isTerm: boolean;
  terms: number; // in its subtree, itself included
};

/**
 * Writes a radix trie from terms in ascending order, in one buffer. A node is
 *
 *     header (1 byte: 1 = a term ends here, 2 = has children, the rest the label's length in bytes)
 *     label (CESU-8, split between code units only)
 *     with children only: terms in the subtree, bytes of the children (LEB128), then the children, ascending
 *
 * so that a reader passes over a subtree without reading it, and knows how many terms it passed: the number of a term is
 * its rank. A node is closed when the next term leaves it; its header is then put before its children, which are moved.
 */
export class TrieWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;
  #previous = '';
  readonly #root: OpenNode = { depth: 0, start: 0, isTerm: false, terms: 0 };
  readonly #open: OpenNode[] = [this.#root];

  /** Adds the next term, greater than all before in code units. The empty one is the root's. */
  add(term: string): void {
    if (term === '') {
      this.#root.isTerm = true;
      this.#root.terms = 1;
      return;
    }
    const shared = sharedUnits(this.#previous, term);
    this.#closeTo(shared);
    this.#open.push({ depth: term.length, start: this.#length, isTerm: true, terms: 1 });
    this.#previous = term;
  }

  finish(): Uint8Array {
    this.#closeTo(0);
    this.#close(this.#root, 0);
    return this.#bytes.slice(0, this.#length);
  }

  #closeTo(depth: number): void {
    for (let node = this.#open.at(-1); node !== undefined && node.depth > depth; node = this.#open.at(-1)) {
      this.#open.pop();
      let parent = this.#open.at(-1) ?? this.#root;
      if (parent.depth < depth) {
        parent = { depth, start: node.start, isTerm: false, terms: 0 };
        this.#open.push(parent);
      }
      this.#close(node, parent.depth);
      parent.terms += node.terms;
    }
  }

  #close(node: OpenNode, from: number): void {
    const label = this.#previous.slice(from, node.depth);
    const labelBytes = unitBytes(label);
    const children = this.#length - node.start;
    this.#reserve(HEAD + labelBytes);
    const head = new Uint8Array(HEAD + labelBytes);
    const short = Math.min(LONG_LABEL, labelBytes);
    head[0] = (node.isTerm ? 1 : 0) | (children > 0 ? 2 : 0) | (short << 2);
    let at = 1;
    if (short === LONG_LABEL) at = writeVarint(head, at, labelBytes - LONG_LABEL);
    at = writeUnits(head, at, label);
    if (children > 0) {
      at = writeVarint(head, at, node.terms);
      at = writeVarint(head, at, children);
    }
    this.#bytes.copyWithin(node.start + at, node.start, this.#length);
    this.#bytes.set(head.subarray(0, at), node.start);
    this.#length += at;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#length + bytes, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** How many code units two strings have in common at their beginning. */
export const sharedUnits = (one: string, other: string): number => {
  const most = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < most && one.charCodeAt(shared) === other.charCodeAt(shared)) shared++;
  return shared;
};
