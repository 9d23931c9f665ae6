import { eachCode } from '../documents/columns.ts';
import type { ColumnValue } from './analyse.ts';
import { liveColumn } from './live-columns.ts';
import type { LiveIndex } from './live-index.ts';

/**
 * What a document has in a column: a number, NaN for none, or texts in the order in which they were given.
 * @throws ArchiveError `bad-request` where there is no such column
 */
export const valueIn = (index: LiveIndex, name: string, document: number): ColumnValue => {
  const column = liveColumn(index, name);
  return column.kind === 'number' ? column.valueOf(document) : column.textsOf(document);
};

/** How many different texts the living documents have in a column: one pass over it. 0 for a column of numbers. */
export const countTexts = (index: LiveIndex, name: string): number => {
  const column = liveColumn(index, name);
  if (column.kind === 'number') return 0;
  const { segment, first, textsOf } = column;
  const seen = new Uint8Array(segment.words.count);
  const others = new Set<string>();
  let count = 0;
  const see = (code: number): void => {
    if (seen[code] === 0) count++;
    seen[code] = 1;
  };
  for (let document = 0; document < index.numbers; document++) {
    if (index.dead.has(document)) continue;
    if (document < first) eachCode(segment, document, see);
    else for (const text of textsOf(document)) others.add(text);
  }
  for (const text of others) {
    const code = segment.words.find(text);
    if (code < 0) count++;
    else see(code);
  }
  return count;
};
