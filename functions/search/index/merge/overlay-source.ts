import { storedBytes } from '../documents/stored.ts';
import type { Overlay } from '../live/overlay.ts';
import type { OverlayTerm } from '../live/overlay-terms.ts';
import type { MergeSource, SourceColumn } from './source.ts';

/** An overlay without its dead documents; `isDead` takes the overlay's own numbers, which begin at its `first`. */
export const overlaySource = (overlay: Overlay, isDead: (document: number) => boolean): MergeSource => {
  const { first } = overlay;
  let open: OverlayTerm | undefined;
  return {
    documents: overlay.documents,
    isDead: (document) => isDead(first + document),
    terms: () =>
      overlay.terms
        .ascending()
        .map(({ term }) => term)
        [Symbol.iterator](),
    open: (term) => {
      open = overlay.terms.get(term);
    },
    count: (field) => (open === undefined ? 0 : overlay.count(open, field)),
    read: (field, { documents, frequencies }) => {
      if (open === undefined) return 0;
      const count = overlay.read(open, field, documents, frequencies, 0);
      for (let at = 0; at < count; at++) documents[at] = (documents[at] as number) - first;
      return count;
    },
    idOf: (document) => overlay.ids[document],
    lengthOf: (field, document) => overlay.lengths[field]?.[document] ?? 0,
    storedOf: (document) => storedBytes(overlay.stored[document]),
    column: (index, _name, kind): SourceColumn => {
      if (kind === 'number') return { kind, valueOf: (document) => overlay.columns[document]?.[index] as number };
      const textsOf = (document: number) => (overlay.columns[document]?.[index] ?? []) as readonly string[];
      const words = [...new Set(overlay.columns.flatMap((_, document) => textsOf(document)))].sort();
      const codes = new Map(words.map((word, code) => [word, code]));
      return { kind, words, codesOf: (document) => textsOf(document).map((text) => codes.get(text) as number) };
    },
  };
};
