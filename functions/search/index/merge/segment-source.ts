import { ArchiveError } from '../../../archive/errors.ts';
import { eachCode } from '../documents/columns.ts';
import { storedBytes } from '../documents/stored.ts';
import type { Segment } from '../segment.ts';
import type { MergeSource, SourceColumn } from './source.ts';

/** A segment without its dead documents. */
export const segmentSource = (segment: Segment, isDead: (document: number) => boolean): MergeSource => {
  const postings = segment.postings();
  return {
    documents: segment.ids.count,
    isDead,
    terms: () => segment.dictionary.terms(),
    open: (_term, number) => postings.open(number),
    count: (field) => postings.counts[field] as number,
    read: (field, buffer) => postings.read(field, buffer),
    idOf: segment.ids.idOf,
    lengthOf: (field, document) => segment.lengths[field]?.[document] as number,
    storedOf: (document) => segment.stored?.bytesOf(document) ?? storedBytes({}),
    column: (_index, name): SourceColumn => {
      const column = segment.columns.get(name);
      if (column === undefined) throw new ArchiveError('bad-request', `The segment has no column ${name}`);
      if (column.kind === 'number') return { kind: 'number', valueOf: (document) => column.values[document] as number };
      const words = Array.from({ length: column.words.count }, (_, code) => column.words.wordOf(code));
      const codesOf = (document: number): number[] => {
        const codes: number[] = [];
        eachCode(column, document, (code) => codes.push(code));
        return codes;
      };
      return { kind: 'text', words, codesOf };
    },
  };
};
