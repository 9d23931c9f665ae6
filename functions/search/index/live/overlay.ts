import type { Stored } from '../documents/stored.ts';
import type { Analysed, ColumnValue } from './analyse.ts';
import { type OverlayTerm, OverlayTerms } from './overlay-terms.ts';
import { PostingArena } from './posting-arena.ts';

/** What came after the segment was written, in plain maps and arrays. Its documents are numbered on from the segment's. */
export class Overlay {
  readonly first: number;
  readonly terms: OverlayTerms;
  readonly ids: unknown[] = [];
  readonly stored: (Stored | undefined)[] = [];
  readonly columns: (readonly ColumnValue[])[] = [];
  /** By field, then by document of the overlay: plus one, 0 for a field that the document has not. */
  readonly lengths: number[][];
  readonly #arena = new PostingArena();

  /** `first` is the number of its first document, `findBase` answers the number of a term in the segment or -1. */
  constructor(fields: number, first: number, findBase: (term: string) => number) {
    this.first = first;
    this.terms = new OverlayTerms(findBase);
    this.lengths = Array.from({ length: fields }, () => []);
  }

  get documents(): number {
    return this.ids.length;
  }

  get postings(): number {
    return this.#arena.postings;
  }

  /** Answers the number of the document. */
  add({ id, stored, lengths, terms, columns }: Analysed): number {
    const document = this.first + this.ids.length;
    this.ids.push(id);
    this.stored.push(stored);
    this.columns.push(columns);
    for (const [field, length] of lengths.entries()) this.lengths[field]?.push(length === undefined ? 0 : length + 1);
    for (const [field, each] of terms.entries()) {
      each?.((term) => this.#arena.add(this.terms.fetch(term).number * this.lengths.length + field, document));
    }
    return document;
  }

  /** How many documents have a term in a field, dead ones included. */
  count({ number }: OverlayTerm, field: number): number {
    return this.#arena.count(number * this.lengths.length + field);
  }

  /** Copies the postings of a term in a field to these arrays, from `start` on; answers where they end. */
  read(
    { number }: OverlayTerm,
    field: number,
    documents: Uint32Array,
    frequencies: Uint32Array,
    start: number,
  ): number {
    return this.#arena.read(number * this.lengths.length + field, documents, frequencies, start);
  }
}
