import type { ColumnKind } from '../documents/columns.ts';
import type { PostingBuffer } from '../postings/postings-reader.ts';

/** The values of one column: a number per document, or numbers of `words`, which ascend. */
export type SourceColumn =
  | { readonly kind: 'number'; readonly valueOf: (document: number) => number }
  | {
      readonly kind: 'text';
      readonly words: readonly string[];
      readonly codesOf: (document: number) => readonly number[];
    };

/** An index to be merged, as a merge reads it: documents 0, 1, 2… and terms in ascending order. */
export type MergeSource = {
  readonly documents: number;
  readonly isDead: (document: number) => boolean;
  readonly terms: () => Iterator<string>;
  /** Opens the term that `terms` gave as its `number`th. */
  readonly open: (term: string, number: number) => void;
  /** How many documents have the open term in a field, dead ones included. */
  readonly count: (field: number) => number;
  /** Reads the open term's postings of a field, dead documents included; answers how many. */
  readonly read: (field: number, buffer: PostingBuffer) => number;
  readonly idOf: (document: number) => unknown;
  /** Plus one, 0 for a field that the document has not. */
  readonly lengthOf: (field: number, document: number) => number;
  readonly storedOf: (document: number) => Uint8Array;
  readonly column: (index: number, name: string, kind: ColumnKind) => SourceColumn;
};
