import { ArchiveError } from '../../../archive/errors.ts';
import { bytesOf, viewUint32 } from '../format/numbers.ts';
import { type Sections, sectionOf } from '../format/sections.ts';
import { decodeUnits, encodeUnits } from '../format/units.ts';
import { hashBytes } from './hash.ts';
import { decodePieces, encodePieces, pieceOf } from './pieces.ts';

/** The ids of documents by number, and back. */
export type Ids = {
  readonly count: number;
  readonly idOf: (document: number) => unknown;
  readonly find: (id: unknown) => number;
};

const TEXT = 0x73; // "s"
const NUMBER = 0x6e; // "n"
const SLOTS_PER_ID = 1.5;

/** @throws ArchiveError `bad-request` where an id comes twice, or is neither text nor a number */
export const encodeIds = (ids: Iterable<unknown>): [string, Uint8Array][] => {
  const sections = encodePieces('ids', bytesOfEach(ids));
  const pieces = decodePieces('ids', new Map(sections));
  const slots = new Uint32Array(Math.ceil(pieces.count * SLOTS_PER_ID) + 1);
  for (let document = 0; document < pieces.count; document++) {
    const { slot, found } = lookUp(pieceOf(pieces, document), slots, (other) => pieceOf(pieces, other));
    if (found >= 0) throw new ArchiveError('bad-request', 'MiniSearch: duplicate ID among the documents');
    slots[slot] = document + 1;
  }
  return [...sections, ['ids.slots', bytesOf(slots)]];
};

export const decodeIds = (sections: Sections): Ids => {
  const pieces = decodePieces('ids', sections);
  const slots = viewUint32(sectionOf(sections, 'ids.slots'));
  return {
    count: pieces.count,
    idOf: (document) => decodeId(pieceOf(pieces, document)),
    find: (id) => {
      if (typeof id !== 'string' && typeof id !== 'number') return -1;
      return lookUp(encodeId(id), slots, (document) => pieceOf(pieces, document)).found;
    },
  };
};

function* bytesOfEach(ids: Iterable<unknown>): Generator<Uint8Array> {
  for (const id of ids) yield encodeId(id);
}

const encodeId = (id: unknown): Uint8Array => {
  if (typeof id === 'string') return encodeUnits(`s${id}`);
  if (typeof id === 'number') return encodeUnits(`n${Object.is(id, -0) ? 0 : id}`);
  throw new ArchiveError('bad-request', `An id in a snapshot is a text or a number, not ${typeof id}`);
};

const decodeId = (bytes: Uint8Array): unknown => {
  const text = decodeUnits(bytes, 1, bytes.length);
  if (bytes[0] === TEXT) return text;
  if (bytes[0] === NUMBER) return Number(text);
  throw new ArchiveError('corrupt', 'An id of no known kind');
};

/** Open addressing, one slot further at a time. `found` is the document, or -1 and then `slot` is free. */
const lookUp = (
  id: Uint8Array,
  slots: Uint32Array,
  idOf: (document: number) => Uint8Array,
): { readonly slot: number; readonly found: number } => {
  for (let slot = hashBytes(id, 0, id.length) % slots.length; ; slot = (slot + 1) % slots.length) {
    const document = (slots[slot] as number) - 1;
    if (document < 0) return { slot, found: -1 };
    if (Buffer.compare(idOf(document), id) === 0) return { slot, found: document };
  }
};
