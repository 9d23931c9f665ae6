import { type Numbers, viewFloat64, viewNumbers, viewUint32, type Width } from '../format/numbers.ts';
import { type Sections, sectionOf } from '../format/sections.ts';
import { decodeUnits } from '../format/units.ts';
import { decodePieces } from './pieces.ts';

/** What a document may be filtered, counted and sorted by: a number each, or any number of texts. */
export type ColumnKind = 'number' | 'text';

/** How a column is written; `width` is that of a text's number, `several` says that a document may have many. */
export type ColumnMeta = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly width: Width;
  readonly several: boolean;
};

/** Not a number where the document has none. */
export type NumberColumn = { readonly kind: 'number'; readonly values: Float64Array };

/** Texts by number, in ascending order of code units; each document has the numbers of its texts. */
export type TextColumn = {
  readonly kind: 'text';
  readonly words: Words;
  /** Where the numbers of each document begin in `codes`; null where every document has at most one. */
  readonly starts: Uint32Array | null;
  /** Without `starts`, by document: the text's number plus one, 0 for none. */
  readonly codes: Numbers;
};

export type Words = {
  readonly count: number;
  readonly wordOf: (code: number) => string;
  /** The number of a text, or -1. */
  readonly find: (word: string) => number;
};

export type Column = NumberColumn | TextColumn;

export const decodeColumn = (index: number, { kind, width, several }: ColumnMeta, sections: Sections): Column => {
  const name = columnName(index);
  if (kind === 'number') return { kind, values: viewFloat64(sectionOf(sections, name)) };
  return {
    kind,
    words: wordsOver(`${name}.words`, sections),
    starts: several ? viewUint32(sectionOf(sections, `${name}.starts`)) : null,
    codes: viewNumbers(sectionOf(sections, name), width),
  };
};

/** Calls with the number of each text that the document has. */
export const eachCode = ({ starts, codes }: TextColumn, document: number, visit: (code: number) => void): void => {
  if (starts === null) {
    const code = codes[document] as number;
    if (code > 0) visit(code - 1);
    return;
  }
  const end = starts[document + 1] as number;
  for (let at = starts[document] as number; at < end; at++) visit(codes[at] as number);
};

export const columnName = (index: number): string => `column.${index}`;

const wordsOver = (name: string, sections: Sections): Words => {
  const { count, bytes, offsets } = decodePieces(name, sections);
  const wordOf = (code: number): string => decodeUnits(bytes, offsets[code] as number, offsets[code + 1] as number);
  const find = (word: string): number => {
    let from = 0;
    let to = count;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (wordOf(middle) < word) from = middle + 1;
      else to = middle;
    }
    return from < count && wordOf(from) === word ? from : -1;
  };
  return { count, wordOf, find };
};
