import { type Averages, addLengths, removeLengths } from '../documents/averages.ts';
import type { Stored } from '../documents/stored.ts';
import { overlaySource } from '../merge/overlay-source.ts';
import { segmentSource } from '../merge/segment-source.ts';
import type { MergeSource } from '../merge/source.ts';
import type { Segment } from '../segment.ts';
import type { Analysed } from './analyse.ts';
import { Bitset } from './bitset.ts';
import { Overlay } from './overlay.ts';

/**
 * A segment, what came after it and what of both is dead, numbered through: the segment's documents first, then the
 * overlay's. Nothing that is dead counts in anything that can be asked.
 */
export class LiveIndex {
  readonly segment: Segment;
  readonly overlay: Overlay;
  readonly averages: Averages;
  readonly dead = new Bitset();
  readonly #numbers = new Map<unknown, number>(); // of the overlay's living documents

  constructor(segment: Segment) {
    this.segment = segment;
    this.overlay = new Overlay(segment.fields.length, segment.ids.count, segment.dictionary.find);
    this.averages = { documents: segment.averages.documents, lengths: [...segment.averages.lengths] };
  }

  /** How many documents are alive. */
  get documents(): number {
    return this.averages.documents;
  }

  /** One more than the largest number of a document, dead or alive. */
  get numbers(): number {
    return this.overlay.first + this.overlay.documents;
  }

  /** The number of a living document, or -1. */
  find(id: unknown): number {
    const number = this.#numbers.get(id) ?? this.segment.ids.find(id);
    return number >= 0 && !this.dead.has(number) ? number : -1;
  }

  idOf(document: number): unknown {
    const { first, ids } = this.overlay;
    return document < first ? this.segment.ids.idOf(document) : ids[document - first];
  }

  storedOf(document: number): Stored | undefined {
    const { first, stored } = this.overlay;
    return document < first ? this.segment.stored?.fieldsOf(document) : stored[document - first];
  }

  /** Asks that the stored fields of these are there, at once. @throws PagesMissing where some are not */
  needStored(documents: readonly number[]): void {
    this.segment.stored?.need(documents.filter((document) => document < this.overlay.first));
  }

  /** Plus one, 0 for a field that the document has not. */
  lengthOf(field: number, document: number): number {
    const { first, lengths } = this.overlay;
    return (document < first ? this.segment.lengths[field]?.[document] : lengths[field]?.[document - first]) ?? 0;
  }

  add(document: Analysed): void {
    const number = this.overlay.add(document);
    this.#numbers.set(document.id, number);
    addLengths(this.averages, document.lengths);
  }

  discard(document: number): void {
    const lengths = this.segment.fields.map((_, field) => {
      const length = this.lengthOf(field, document);
      return length === 0 ? undefined : length - 1;
    });
    removeLengths(this.averages, lengths);
    if (document >= this.overlay.first) this.#numbers.delete(this.idOf(document));
    this.dead.add(document);
  }

  /** Both parts, as a merge reads them. */
  sources(): MergeSource[] {
    const isDead = (document: number): boolean => this.dead.has(document);
    return [segmentSource(this.segment, isDead), overlaySource(this.overlay, isDead)];
  }
}
