import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../../../functions/search/index/compact-index.ts';
import { coalesce } from '../../../../../functions/search/index/ranged/coalesce.ts';
import { openRanged } from '../../../../../functions/search/index/ranged/ranged-snapshot.ts';
import type { Source } from '../../../../../functions/search/index/ranged/source.ts';
import { encodeSnapshot, joinSnapshot } from '../../../../../functions/search/index/snapshot.ts';

type Note = { readonly id: number; readonly text: string; readonly note: string };
const options = { fields: ['text'], storeFields: ['note'] };

const words = (seed: number): string[] =>
  Array.from({ length: 60 }, (_, at) => `w${Math.imul((seed * 60 + at) ** 2, 2_654_435_761) >>> 16}`);
const notes: Note[] = Array.from({ length: 4000 }, (_, id) => ({
  id,
  text: `canal ${words(id).join(' ')}`,
  note: `note ${id} `.repeat(12),
}));
const bytes = joinSnapshot(encodeSnapshot({ collections: { notes: buildSegment(notes, options) } }));

const counted = (of: Uint8Array = bytes): Source & { reads: number; bytes: number } => {
  const source = {
    size: of.length,
    reads: 0,
    bytes: 0,
    read: async (from: number, to: number) => {
      source.reads++;
      source.bytes += to - from;
      return of.slice(from, to);
    },
  };
  return source;
};

const whole = new CompactIndex<Note>(options, buildSegment(notes, options));

describe('a snapshot that is read by ranges', () => {
  it('answers as the whole one, by a few reads of what a question touches', async () => {
    const source = counted();
    const snapshot = await openRanged(source);
    const index = new CompactIndex<Note>(options, snapshot.segment('notes'));
    const opened = { reads: source.reads, bytes: source.bytes };
    for (const query of [words(7)[3], `${words(99)[5]} canal`, `${words(20)[0]?.slice(0, 4)}`] as string[]) {
      const asked = { prefix: true, fuzzy: 0.2, limit: 5 };
      expect(await snapshot.answer(() => index.top(query, asked))).toEqual(whole.top(query, asked));
    }
    expect(source.reads - opened.reads).toBeLessThan(60);
    expect(source.bytes).toBeLessThan(bytes.length);
    const query = words(50)[1] as string;
    expect(await snapshot.answer(() => index.search(query))).toEqual(whole.search(query));
    expect(await snapshot.answer(() => index.knows(query))).toBe(true);
  });

  it('is one read where it is small', async () => {
    const small = joinSnapshot(encodeSnapshot({ collections: { notes: buildSegment(notes.slice(0, 9), options) } }));
    const source = counted(small);
    const index = new CompactIndex<Note>(options, (await openRanged(source)).segment('notes'));
    expect(index.search('canal')).toHaveLength(9);
    expect(source.reads).toBe(1);
  });

  it('makes all reads of a question together, so that it waits once for their first bytes', async () => {
    const long = Array.from({ length: 60 }, (_, id) => ({
      id,
      text: id % 12 === 0 ? 'quay' : 'pier',
      note: 'n'.repeat(70_000),
    }));
    const source = counted(joinSnapshot(encodeSnapshot({ collections: { notes: buildSegment(long, options) } })));
    let underWay = 0;
    let most = 0;
    const snapshot = await openRanged({
      size: source.size,
      read: async (from, to) => {
        most = Math.max(most, ++underWay);
        const read = await source.read(from, to);
        underWay--;
        return read;
      },
    });
    const index = new CompactIndex<Note>(options, snapshot.segment('notes'));
    expect((await snapshot.answer(() => index.top('quay'))).total).toBe(5);
    expect(most).toBe(5);
  });

  it('says that it lacks something rather than answer wrongly', async () => {
    const snapshot = await openRanged(counted());
    const index = new CompactIndex<Note>(options, snapshot.segment('notes'));
    for (const ask of [() => index.search('canal'), () => index.top('canal'), () => index.getStoredFields(3)]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'unavailable' }));
    }
    expect(() => encodeSnapshot({ collections: { notes: snapshot.segment('notes') } })).toThrow('have not been read');
  });

  it('reads what is asked of several words at once', async () => {
    const snapshot = await openRanged(counted());
    const index = new CompactIndex<Note>(options, snapshot.segment('notes'));
    const asked = words(7).slice(0, 9);
    index.needTerms(asked);
    index.discard(1); // from now on it takes a look at the postings to know whether anybody has a word
    let questions = 0;
    const known = await snapshot.answer(() => {
      questions++;
      index.needTerms(asked);
      return asked.map((word) => index.knows(word));
    });
    expect([known.every(Boolean), questions]).toEqual([true, 2]);
  });

  it('needs no more reads when the rest has arrived', async () => {
    const source = counted();
    const snapshot = await openRanged(source);
    const index = new CompactIndex<Note>(options, snapshot.segment('notes'));
    await snapshot.loadRest();
    const { reads } = source;
    expect(index.top('canal', { limit: 3 })).toEqual(whole.top('canal', { limit: 3 }));
    index.replace({ id: 1, text: 'harbour', note: '' });
    expect(index.merge().ids.count).toBe(4000);
    expect(source.reads).toBe(reads);
  });

  it('refuses a damaged page when it reads it, and a damaged small section at once', async () => {
    const damagedAt = (at: number): Source => {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] as number) ^ 4;
      return counted(damaged);
    };
    const corrupt = expect.objectContaining({ code: 'corrupt' });
    const late = await openRanged(damagedAt(bytes.length - 3));
    await expect(late.loadRest()).rejects.toEqual(corrupt);
    await expect(openRanged(damagedAt(70))).rejects.toEqual(corrupt);
    await expect(openRanged(damagedAt(20_000))).rejects.toEqual(corrupt);
    await expect(openRanged(counted(bytes.slice(0, -5)))).rejects.toEqual(corrupt);
  });
});

describe('reads', () => {
  it('are joined where pages are near each other', () => {
    expect(coalesce([], 4, 2)).toEqual([]);
    expect(coalesce([1, 2, 3, 9], 4, 2)).toEqual([
      { from: 1, to: 4 },
      { from: 9, to: 10 },
    ]);
    expect(coalesce([1, 4, 9], 4, 2)).toEqual([
      { from: 1, to: 5 },
      { from: 9, to: 10 },
    ]);
  });

  it('are no more than allowed: the narrowest gaps are read, too', () => {
    expect(coalesce([1, 10, 30, 100], 2, 0)).toEqual([
      { from: 1, to: 31 },
      { from: 100, to: 101 },
    ]);
    expect(coalesce([1, 10], 1, 0)).toEqual([{ from: 1, to: 11 }]);
  });
});
