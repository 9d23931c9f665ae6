import { Bitset } from '../live/bitset.ts';
import type { LiveIndex } from '../live/live-index.ts';
import { BLOCK } from '../postings/list.ts';
import type { PostingBuffer, PostingsReader } from '../postings/postings-reader.ts';
import type { Derived } from './expand.ts';

const BLOCKS_READ = 4; // to read so many blocks one by one takes as long as one more in a row
const OPENING = 32; // bytes of postings that take as long as opening a term

/**
 * The living postings of a term, segment and overlay together, in buffers that are used again for each list. Documents
 * ascend, as the segment's come before the overlay's.
 */
export class LivePostings {
  readonly #index: LiveIndex;
  readonly #segment: PostingsReader;
  readonly #buffer: PostingBuffer;
  /** How many living documents have a term of the segment, for long lists that were read whole; until one dies. */
  readonly #matching = new Map<number, number>();
  #dead = 0;
  #open: Derived | null = null;
  #set: { readonly among: Uint32Array; readonly many: number; readonly documents: Bitset } | null = null;
  /** Of the list that was read last: how many living documents it has, whether they were among those asked for or not. */
  matching = 0;

  constructor(index: LiveIndex) {
    this.#index = index;
    this.#segment = index.segment.postings();
    this.#buffer = { documents: new Uint32Array(0), frequencies: new Uint32Array(0) };
  }

  get documents(): Uint32Array {
    return this.#buffer.documents;
  }

  get frequencies(): Uint32Array {
    return this.#buffer.frequencies;
  }

  /** About how many bytes of postings a term has, and what it costs to open it, in as many bytes. */
  costOf({ base, live }: Derived): number {
    let cost = OPENING + (base < 0 ? 0 : this.#segment.bytesOf(base));
    if (live === undefined) return cost;
    const { overlay, segment } = this.#index;
    for (let field = 0; field < segment.fields.length; field++) cost += overlay.count(live, field) * 2;
    return cost;
  }

  /** The same of a term by name, without what it costs to open. */
  bytesOf(term: string): number {
    const own: Derived = {
      base: this.#index.segment.dictionary.find(term),
      live: this.#index.overlay.terms.get(term),
      weight: 1,
      exact: true,
    };
    return this.costOf(own) - OPENING;
  }

  /** Asks that the postings of all these are there, at once. @throws PagesMissing where some are not */
  need(terms: Iterable<Derived>): void {
    if (this.#index.segment.need === null) return;
    this.#segment.need(Array.from(terms, ({ base }) => base).filter((base) => base >= 0));
  }

  /** The same of terms by name; of an index that nothing was discarded from, `knows` looks at none. */
  needTerms(terms: readonly string[]): void {
    const { segment, dead } = this.#index;
    if (segment.need === null || dead.count === 0) return;
    this.#segment.need(terms.map((term) => segment.dictionary.find(term)).filter((base) => base >= 0));
  }

  /** Whether a living document has this term, or with `prefix` one that begins so. */
  knows(term: string, prefix: boolean): boolean {
    const { dictionary } = this.#index.segment;
    const { terms } = this.#index.overlay;
    const own = terms.get(term);
    if (this.#isAlive({ base: dictionary.find(term), live: own, weight: 1, exact: true })) return true;
    if (!prefix) return false;
    if (terms.withPrefix(term).some((live) => this.#isAlive({ base: -1, live, weight: 1, exact: true }))) return true;
    const { from, to } = dictionary.withPrefix(term);
    for (let base = from; base < to; base++)
      if (this.#isAlive({ base, live: undefined, weight: 1, exact: true })) return true;
    return false;
  }

  /** How many terms have a living document. */
  countTerms(): number {
    const { segment, overlay, dead } = this.#index;
    const live = overlay.terms.ascending();
    const known = new Map(live.filter(({ base }) => base >= 0).map((term) => [term.base, term]));
    let terms = 0;
    for (const one of live) if (one.base < 0 && this.#isAlive({ base: -1, live: one, weight: 1, exact: true })) terms++;
    if (dead.count === 0) return terms + segment.dictionary.size;
    for (let base = 0; base < segment.dictionary.size; base++) {
      if (this.#isAlive({ base, live: known.get(base), weight: 1, exact: true })) terms++;
    }
    return terms;
  }

  #isAlive(term: Derived): boolean {
    if (term.base >= 0 && this.#index.dead.count === 0) return true;
    this.open(term);
    return this.#index.segment.fields.some((_, field) => this.read(field) > 0);
  }

  open(term: Derived): void {
    this.#open = term;
    this.#segment.open(term.base);
  }

  /** How many living documents have the open term in a field, which is mostly known without reading them. */
  count(field: number): number {
    return this.#countLiving(field, this.#segment.counts[field] as number);
  }

  /** Reads a field's postings into `documents` and `frequencies`; answers how many. */
  read(field: number): number {
    if (this.#open?.live === undefined && this.#segment.counts[field] === 0) return 0;
    this.#reserve(field);
    const read = this.#segment.read(field, this.#buffer);
    const count = this.#keepLiving(this.#appendLive(field, read));
    this.matching = count;
    return count;
  }

  /** The same for the `many` ascending documents of `among` alone. */
  readWithin(field: number, among: Uint32Array, many: number): number {
    const total = this.#segment.counts[field] as number;
    if (many * BLOCK > total * BLOCKS_READ) return this.#keepAmong(this.read(field), among, many);
    this.matching = this.#countLiving(field, total);
    this.#reserve(field);
    const read = this.#segment.readWithin(field, among, many, this.#buffer);
    return this.#keepLiving(this.#keepAmong(this.#appendLive(field, read), among, many));
  }

  #countLiving(field: number, total: number): number {
    const { dead, segment } = this.#index;
    if (dead.count === 0) return total + this.#countLive(field);
    if (dead.count !== this.#dead) this.#matching.clear();
    this.#dead = dead.count;
    const key = (this.#open?.base ?? 0) * segment.fields.length + field;
    const base = this.#matching.get(key) ?? this.#countInSegment(field);
    this.#matching.set(key, base);
    this.#reserve(field);
    return base + this.#keepLiving(this.#appendLive(field, 0));
  }

  #countLive(field: number): number {
    const live = this.#open?.live;
    return live === undefined ? 0 : this.#index.overlay.count(live, field);
  }

  #countInSegment(field: number): number {
    this.#reserve(field);
    return this.#keepLiving(this.#segment.read(field, this.#buffer));
  }

  #reserve(field: number): void {
    const most = (this.#segment.counts[field] as number) + this.#countLive(field);
    const room = most + BLOCK;
    if (room <= this.#buffer.documents.length) return;
    this.#buffer.documents = new Uint32Array(room * 2);
    this.#buffer.frequencies = new Uint32Array(room * 2);
  }

  #appendLive(field: number, start: number): number {
    const live = this.#open?.live;
    if (live === undefined) return start;
    return this.#index.overlay.read(live, field, this.#buffer.documents, this.#buffer.frequencies, start);
  }

  #keepLiving(count: number): number {
    const { dead } = this.#index;
    if (dead.count === 0) return count;
    const { documents, frequencies } = this.#buffer;
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const document = documents[at] as number;
      if (dead.has(document)) continue;
      documents[kept] = document;
      frequencies[kept++] = frequencies[at] as number;
    }
    return kept;
  }

  /** Made once for all lists that are read within the same documents. */
  #setOf(among: Uint32Array, many: number): Bitset {
    if (this.#set?.among !== among || this.#set.many !== many) {
      const documents = new Bitset();
      for (let at = 0; at < many; at++) documents.add(among[at] as number);
      this.#set = { among, many, documents };
    }
    return this.#set.documents;
  }

  #keepAmong(count: number, among: Uint32Array, many: number): number {
    const { documents, frequencies } = this.#buffer;
    // Of the many short lists that a prefix stands for, it is quicker to look each document up.
    const set = count * 16 < many ? this.#setOf(among, many) : null;
    let kept = 0;
    let next = 0;
    for (let at = 0; at < count; at++) {
      const document = documents[at] as number;
      if (set === null) {
        while (next < many && (among[next] as number) < document) next++;
        if (next >= many) break;
        if (among[next] !== document) continue;
      } else if (!set.has(document)) continue;
      documents[kept] = document;
      frequencies[kept++] = frequencies[at] as number;
    }
    return kept;
  }
}
