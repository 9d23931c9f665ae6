import { bytesOf, packNumbers, type Width, widthFor } from '../format/numbers.ts';
import { encodeUnits } from '../format/units.ts';
import { type ColumnMeta, columnName } from './columns.ts';
import { encodePieces } from './pieces.ts';

type Written = { readonly meta: ColumnMeta; readonly sections: readonly [string, Uint8Array][] };

/** The texts of some documents, each document's as numbers of `words`. */
export type TextValues = {
  /** In ascending order of code units, each once. */
  readonly words: readonly string[];
  /** For every document to be written, in order. */
  readonly codes: Iterable<readonly number[]>;
};

export const writeNumbers = (index: number, name: string, values: Float64Array): Written => ({
  meta: { name, kind: 'number', width: 4, several: false },
  sections: [[columnName(index), bytesOf(values)]],
});

/** Words that no document has any more are left out. */
export const writeTexts = (index: number, name: string, { words, codes }: TextValues): Written => {
  const flat: number[] = [];
  const starts = [0];
  let several = false;
  for (const own of codes) {
    for (const code of own) flat.push(code);
    several ||= own.length > 1;
    starts.push(flat.length);
  }
  const used = new Uint8Array(words.length);
  for (const code of flat) used[code] = 1;
  const renumbered = new Uint32Array(words.length);
  const kept = words.filter((_, code) => used[code] === 1);
  for (let code = 0, next = 0; code < words.length; code++) if (used[code] === 1) renumbered[code] = next++;
  const numbers = several
    ? flat.map((code) => renumbered[code] as number)
    : Array.from({ length: starts.length - 1 }, (_, document) => {
        const at = starts[document] as number;
        return at === starts[document + 1] ? 0 : (renumbered[flat[at] as number] as number) + 1;
      });
  const column = columnName(index);
  const width: Width = widthFor(kept.length);
  return {
    meta: { name, kind: 'text', width, several },
    sections: [
      ...encodePieces(`${column}.words`, kept.map(encodeUnits)),
      ...(several ? ([[`${column}.starts`, bytesOf(Uint32Array.from(starts))]] as [string, Uint8Array][]) : []),
      [column, bytesOf(packNumbers(numbers, kept.length))],
    ],
  };
};
