import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../../functions/archive/errors.ts';
import { buildSegment } from '../../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';
import { encodeSnapshot, joinSnapshot, openSnapshot } from '../../../../functions/search/index/snapshot.ts';

type Note = { readonly id: string; readonly text: string; readonly place?: string };
const OPTIONS = { fields: ['text'], storeFields: ['place'], columns: { place: 'text' } } as const;
const options = { ...OPTIONS, fields: [...OPTIONS.fields], storeFields: [...OPTIONS.storeFields] };

const notes: Note[] = Array.from({ length: 300 }, (_, at) => ({
  id: `note-${at}`,
  text: `ferry harbour ${'tide '.repeat(at % 5)} number${at}`,
  ...(at % 2 === 0 ? { place: `Pier ${at % 7}` } : {}),
}));
const sayings: Note[] = [{ id: 'note-1/q1', text: 'The ferry sails' }];

const written = (): Uint8Array =>
  joinSnapshot(
    encodeSnapshot({
      collections: { notes: buildSegment(notes, options), sayings: buildSegment(sayings, options) },
      attachments: { commit: Buffer.from('41') },
    }),
  );

const codeOf = (open: () => unknown): string => {
  try {
    open();
  } catch (error) {
    return error instanceof ArchiveError ? error.code : String(error);
  }
  return 'opened';
};

describe('a snapshot', () => {
  it('holds several collections and what belongs to them', () => {
    const snapshot = openSnapshot(written());
    const found = new CompactIndex<Note>(options, snapshot.segment('notes')).search('number42');
    expect(found.map(({ id, place }) => [id, place])).toEqual([['note-42', 'Pier 0']]);
    expect(new CompactIndex<Note>(options, snapshot.segment('sayings')).search('ferry')[0]?.id).toBe('note-1/q1');
    expect(Buffer.from(snapshot.attachment('commit') ?? []).toString()).toBe('41');
    expect(snapshot.attachment('other')).toBeUndefined();
  });

  it('is the same bytes each time it is written, and again after it was read', () => {
    const bytes = written();
    expect(written()).toEqual(bytes);
    const { segment, attachment } = openSnapshot(bytes);
    const collections = { notes: segment('notes'), sayings: segment('sayings') };
    const attachments = { commit: attachment('commit') ?? new Uint8Array() };
    expect(joinSnapshot(encodeSnapshot({ collections, attachments }))).toEqual(bytes);
  });

  it('opens wherever it lies in memory', () => {
    const bytes = written();
    const askew = new Uint8Array(bytes.length + 3).subarray(3);
    askew.set(bytes);
    const index = new CompactIndex<Note>(options, openSnapshot(askew).segment('notes'));
    expect(index.documentCount).toBe(300);
  });

  it('is refused with any bit of it flipped', () => {
    const bytes = written();
    for (let at = 0; at < bytes.length; at += 13) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ (1 << (at % 8));
      expect(codeOf(() => openSnapshot(damaged))).toBe('corrupt');
    }
  });

  it('is refused cut off or lengthened anywhere', () => {
    const bytes = written();
    for (const length of [0, 7, 63, 64, 200, bytes.length >> 1, bytes.length - 1]) {
      expect(codeOf(() => openSnapshot(bytes.slice(0, length)))).toBe('corrupt');
    }
    expect(codeOf(() => openSnapshot(Buffer.concat([bytes, Buffer.alloc(8)])))).toBe('corrupt');
  });

  it('is refused in another version, saying so, and where it is something else', () => {
    const bytes = written();
    bytes[8] = 2;
    expect(() => openSnapshot(bytes)).toThrow('of version 2, not 1');
    expect(() => openSnapshot(Buffer.from(`{"documentCount": 300, ${' '.repeat(100)}}`))).toThrow('not a snapshot');
  });

  it('is refused by an index of other fields, columns or collections', () => {
    const { segment } = openSnapshot(written());
    expect(codeOf(() => new CompactIndex({ ...options, fields: ['title'] }, segment('notes')))).toBe('corrupt');
    expect(codeOf(() => new CompactIndex({ ...options, columns: {} }, segment('notes')))).toBe('corrupt');
    expect(codeOf(() => segment('people'))).toBe('corrupt');
  });
});
