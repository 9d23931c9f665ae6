import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode } from '../documents/columns.ts';
import { liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';

/** What a score is multiplied by for the text that a document has in a column; 1 where it has none, the largest of several. */
export type Favour = { readonly column: string; readonly factorOf: (text: string) => number };

/** The factor of each document, worked out once for each text. @throws ArchiveError `bad-request` where there is no such column of texts */
export const favouring = (index: LiveIndex, { column: name, factorOf }: Favour): ((document: number) => number) => {
  const column = liveColumn(index, name);
  if (column.kind !== 'text') throw new ArchiveError('bad-request', `Column ${name} holds a ${column.kind}`);
  const { segment, first, textsOf } = column;
  const factors = new Float64Array(segment.words.count); // 0 for what is not worked out yet
  return (document) => {
    let largest = 0;
    if (document >= first) for (const text of textsOf(document)) largest = Math.max(largest, factorOf(text));
    else {
      eachCode(segment, document, (code) => {
        if (factors[code] === 0) factors[code] = factorOf(segment.words.wordOf(code));
        largest = Math.max(largest, factors[code] as number);
      });
    }
    return largest === 0 ? 1 : largest;
  };
};
