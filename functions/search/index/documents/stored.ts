import type { Sections } from '../format/sections.ts';
import type { Need } from '../ranged/source.ts';
import { decodePieces, encodePieces, pieceOf } from './pieces.ts';

export type Stored = Record<string, unknown>;

/** The stored fields of each document, as JSON. Of an index without such fields there is no section. */
export const encodeStored = (stored: Iterable<Uint8Array>): [string, Uint8Array][] => encodePieces('stored', stored);

export const storedBytes = (fields: Stored | undefined): Uint8Array =>
  Buffer.from(JSON.stringify(fields ?? {}), 'utf8');

/** Reads the stored fields of a document when they are asked for. */
export type StoredReader = {
  readonly fieldsOf: (document: number) => Stored;
  readonly bytesOf: (document: number) => Uint8Array;
  /** Asks that the stored fields of these are there. @throws PagesMissing where some are not */
  readonly need: (documents: readonly number[]) => void;
};

export const decodeStored = (sections: Sections, need: Need | null): StoredReader | null => {
  if (!sections.has('stored')) return null;
  const pieces = decodePieces('stored', sections);
  const needAll = (documents: readonly number[]): void => {
    const { offsets } = pieces;
    const ranges = documents.map((at) => ({ from: offsets[at] as number, to: offsets[at + 1] as number }));
    need?.('stored', ranges);
  };
  const bytesOf = (document: number): Uint8Array => {
    if (need !== null) needAll([document]);
    return pieceOf(pieces, document);
  };
  return {
    bytesOf,
    need: needAll,
    fieldsOf: (document) => JSON.parse(Buffer.from(bytesOf(document)).toString('utf8')),
  };
};
