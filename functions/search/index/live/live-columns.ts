import { ArchiveError } from '../../../archive/errors.ts';
import { type Column, eachCode, type TextColumn } from '../documents/columns.ts';
import type { LiveIndex } from './live-index.ts';

/** A column of numbers, segment and overlay together; not a number where a document has none. */
export type LiveNumbers = { readonly kind: 'number'; readonly valueOf: (document: number) => number };

/** A column of texts: the segment's as numbers of its words, the overlay's as they are. */
export type LiveTexts = {
  readonly kind: 'text';
  readonly segment: TextColumn;
  /** Documents below are the segment's. */
  readonly first: number;
  readonly textsOf: (document: number) => readonly string[];
};

/** @throws ArchiveError `bad-request` where there is no such column */
export const liveColumn = (index: LiveIndex, name: string): LiveNumbers | LiveTexts => {
  const column = index.segment.columns.get(name);
  if (column === undefined) throw new ArchiveError('bad-request', `There is no column ${name}`);
  const place = [...index.segment.columns.keys()].indexOf(name);
  return column.kind === 'number' ? numbersOf(index, column.values, place) : textsOf(index, column, place);
};

const numbersOf = ({ overlay }: LiveIndex, values: Float64Array, place: number): LiveNumbers => ({
  kind: 'number',
  valueOf: (document) =>
    document < overlay.first
      ? (values[document] as number)
      : (overlay.columns[document - overlay.first]?.[place] as number),
});

const textsOf = ({ overlay }: LiveIndex, segment: Extract<Column, { kind: 'text' }>, place: number): LiveTexts => {
  const words: (string | undefined)[] = [];
  return {
    kind: 'text',
    segment,
    first: overlay.first,
    textsOf: (document) => {
      if (document >= overlay.first) return overlay.columns[document - overlay.first]?.[place] as readonly string[];
      const texts: string[] = [];
      eachCode(segment, document, (code) => {
        words[code] ??= segment.words.wordOf(code);
        texts.push(words[code]);
      });
      return texts;
    },
  };
};
