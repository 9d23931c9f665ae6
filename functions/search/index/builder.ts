import { type Averages, addLengths } from './documents/averages.ts';
import { analyse } from './live/analyse.ts';
import { Overlay } from './live/overlay.ts';
import { mergeSources } from './merge/merge.ts';
import { overlaySource } from './merge/overlay-source.ts';
import { segmentSource } from './merge/segment-source.ts';
import type { MergeSource } from './merge/source.ts';
import { type IndexOptions, type Settings, settingsOf } from './options.ts';
import { type Segment, segmentOver } from './segment.ts';

const LARGEST_RUN = 4_000_000; // postings in plain arrays before they are packed: some 150 MB

const NEVER_DEAD = () => false;
const NO_BASE = () => -1;

/**
 * Builds a segment straight from documents, in memory of a few times its size: runs of documents are packed as they fill
 * up, and merged at the end. The averages are those of adding the documents one by one.
 */
export class SegmentBuilder<T> {
  readonly #settings: Settings<T>;
  readonly #averages: Averages = { documents: 0, lengths: [] };
  readonly #runs: Segment[] = [];
  #run: Overlay;

  constructor(options: IndexOptions<T>) {
    this.#settings = settingsOf(options);
    this.#run = this.#newRun();
  }

  /** @throws ArchiveError `bad-request` where the document has no id; an id that comes twice is refused by `finish` */
  add(document: T): void {
    const analysed = analyse(document, this.#settings);
    this.#run.add(analysed);
    addLengths(this.#averages, analysed.lengths);
    if (this.#run.postings >= LARGEST_RUN) this.#pack();
  }

  /** @throws ArchiveError `bad-request` where an id came twice */
  finish(): Segment {
    if (this.#runs.length === 0) return segmentOver(this.#merge([overlaySource(this.#run, NEVER_DEAD)]));
    this.#pack();
    return segmentOver(this.#merge(this.#runs.map((run) => segmentSource(run, NEVER_DEAD))));
  }

  #pack(): void {
    if (this.#run.documents > 0) this.#runs.push(segmentOver(this.#merge([overlaySource(this.#run, NEVER_DEAD)])));
    this.#run = this.#newRun();
  }

  #merge(sources: readonly MergeSource[]) {
    const { fields, columns, storeFields } = this.#settings;
    return mergeSources(sources, { fields, columns, storesFields: storeFields.length > 0, averages: this.#averages });
  }

  #newRun(): Overlay {
    return new Overlay(this.#settings.fields.length, 0, NO_BASE);
  }
}

/** A segment of these documents. */
export const buildSegment = <T>(documents: Iterable<T>, options: IndexOptions<T>): Segment => {
  const builder = new SegmentBuilder(options);
  for (const document of documents) builder.add(document);
  return builder.finish();
};

export const emptySegment = <T>({ fields, columns, storeFields }: Settings<T>): Segment => {
  const averages = { documents: 0, lengths: [] };
  return segmentOver(mergeSources([], { fields, columns, storesFields: storeFields.length > 0, averages }));
};
