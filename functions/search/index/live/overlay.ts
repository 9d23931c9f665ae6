import type { Stored } from '../documents/stored.ts';
import type { Analysed, ColumnValue } from './analyse.ts';
import { OverlayTerms } from './overlay-terms.ts';

/** The postings of a term in one field of the overlay: documents ascending, with frequencies. */
export type OverlayList = { readonly documents: number[]; readonly frequencies: number[] };

/** A term of documents that came after the segment; `base` is its number there, or -1. */
export type OverlayTerm = {
  readonly term: string;
  readonly base: number;
  readonly lists: (OverlayList | undefined)[];
};

/** What came after the segment was written, in plain maps and arrays. Its documents are numbered on from the segment's. */
export class Overlay {
  readonly first: number;
  readonly terms: OverlayTerms;
  readonly ids: unknown[] = [];
  readonly stored: (Stored | undefined)[] = [];
  readonly columns: (readonly ColumnValue[])[] = [];
  /** By field, then by document of the overlay: plus one, 0 for a field that the document has not. */
  readonly lengths: number[][];
  #postings = 0;

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
    return this.#postings;
  }

  /** Answers the number of the document. */
  add({ id, stored, lengths, terms, columns }: Analysed): number {
    const document = this.first + this.ids.length;
    this.ids.push(id);
    this.stored.push(stored);
    this.columns.push(columns);
    for (const [field, length] of lengths.entries()) this.lengths[field]?.push(length === undefined ? 0 : length + 1);
    for (const [field, each] of terms.entries()) each?.((term) => this.#addTerm(term, field, document));
    return document;
  }

  #addTerm(term: string, field: number, document: number): void {
    const { lists } = this.terms.fetch(term);
    const list = lists[field];
    if (list === undefined) {
      lists[field] = { documents: [document], frequencies: [1] };
      this.#postings++;
      return;
    }
    const last = list.documents.length - 1;
    if (list.documents[last] === document) {
      list.frequencies[last] = (list.frequencies[last] as number) + 1;
      return;
    }
    list.documents.push(document);
    list.frequencies.push(1);
    this.#postings++;
  }
}
