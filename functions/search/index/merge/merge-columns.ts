import { writeNumbers, writeTexts } from '../documents/column-writer.ts';
import type { ColumnKind, ColumnMeta } from '../documents/columns.ts';
import type { MergeSource, SourceColumn } from './source.ts';

type Texts = Extract<SourceColumn, { kind: 'text' }>;

/** One column of all live documents, source after source. */
export const mergeColumn = (
  sources: readonly MergeSource[],
  index: number,
  name: string,
  kind: ColumnKind,
): { readonly meta: ColumnMeta; readonly sections: readonly [string, Uint8Array][] } => {
  const columns = sources.map((source) => source.column(index, name, kind));
  if (kind === 'number') {
    const values: number[] = [];
    eachLive(sources, (document, source) => {
      const column = columns[source];
      values.push(column?.kind === 'number' ? column.valueOf(document) : Number.NaN);
    });
    return writeNumbers(index, name, Float64Array.from(values));
  }
  const texts = columns as readonly Texts[];
  const words = [...new Set(texts.flatMap((column) => [...column.words]))].sort();
  const numbers = new Map(words.map((word, code) => [word, code]));
  const renumbered = texts.map((column) => column.words.map((word) => numbers.get(word) as number));
  const codes: number[][] = [];
  eachLive(sources, (document, source) => {
    codes.push((texts[source] as Texts).codesOf(document).map((code) => renumbered[source]?.[code] as number));
  });
  return writeTexts(index, name, { words, codes });
};

/** Every live document in the order in which the merged index numbers them. */
export const eachLive = (sources: readonly MergeSource[], visit: (document: number, source: number) => void): void => {
  for (const [number, source] of sources.entries()) {
    for (let document = 0; document < source.documents; document++) {
      if (!source.isDead(document)) visit(document, number);
    }
  }
};
