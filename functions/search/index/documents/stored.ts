import type { Sections } from '../format/sections.ts';
import { decodePieces, encodePieces, pieceOf } from './pieces.ts';

export type Stored = Record<string, unknown>;

/** The stored fields of each document, as JSON. Of an index without such fields there is no section. */
export const encodeStored = (stored: Iterable<Uint8Array>): [string, Uint8Array][] => encodePieces('stored', stored);

export const storedBytes = (fields: Stored | undefined): Uint8Array =>
  Buffer.from(JSON.stringify(fields ?? {}), 'utf8');

/** Reads the stored fields of a document when they are asked for. */
export const decodeStored = (
  sections: Sections,
): {
  readonly fieldsOf: (document: number) => Stored | undefined;
  readonly bytesOf: (document: number) => Uint8Array;
} | null => {
  if (!sections.has('stored')) return null;
  const pieces = decodePieces('stored', sections);
  const bytesOf = (document: number): Uint8Array => pieceOf(pieces, document);
  return { bytesOf, fieldsOf: (document) => JSON.parse(Buffer.from(bytesOf(document)).toString('utf8')) };
};
