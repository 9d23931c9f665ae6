import { describe, expect, it } from 'vitest';
import { type Engine, emptyEngine, engineFromSnapshot, type QueryWord } from '../../../functions/search/engine.ts';

const WEIGHTS = { title: 2, body: 1 };
const word = (term: string, options: Partial<QueryWord> = {}): QueryWord => ({
  anyOf: [term],
  prefix: false,
  fuzzy: 0,
  ...options,
});
const engineOf = (documents: Readonly<Record<string, string>>): Engine => {
  const engine = emptyEngine(WEIGHTS);
  for (const [id, body] of Object.entries(documents)) put(engine, id, body);
  return engine;
};
const put = (engine: Engine, id: string, body: string, title = ''): void =>
  engine.replace({ id, fields: { title: title === '' ? [] : title.split(' '), body: body.split(' ') } });
const ids = (engine: Engine, words: readonly QueryWord[], combine: 'all' | 'any' = 'all'): string[] =>
  engine
    .search(words, combine)
    .map(({ id }) => id)
    .sort();
const scores = (engine: Engine, words: readonly QueryWord[]) =>
  engine.search(words, 'any').map(({ id, score }) => [id, score.toFixed(9)]);

describe('the engine', () => {
  const canal = () => engineOf({ a: 'barge canal lock', b: 'barge harbour', c: 'harbour lock lock' });

  it('finds documents that have all words, or any', () => {
    expect(ids(canal(), [word('barge'), word('lock')])).toEqual(['a']);
    expect(ids(canal(), [word('barge'), word('lock')], 'any')).toEqual(['a', 'b', 'c']);
    expect(ids(canal(), [])).toEqual([]);
  });

  it('takes any form of a word', () => {
    expect(ids(canal(), [{ anyOf: ['гавань', 'harbour'], prefix: false, fuzzy: 0 }, word('lock')])).toEqual(['c']);
  });

  it('scores a word no higher because two of its forms match', () => {
    const engine = engineOf({ a: 'зудова zudova x', b: 'zudova y z', c: 'other' });
    const [one] = engine.search([{ anyOf: ['zudova', 'zudova'], prefix: false, fuzzy: 0 }], 'all');
    expect(one?.score).toBeLessThan(2);
  });

  it('finds beginnings and misspellings where it is asked to, and says what matched', () => {
    expect(canal().search([word('har', { prefix: true })], 'all')[0]?.terms).toEqual(['harbour']);
    expect(canal().search([word('harbuor', { fuzzy: 0.3 })], 'all')[0]?.terms).toEqual(['harbour']);
    expect(ids(canal(), [word('har')])).toEqual([]);
  });

  it('knows the terms of documents that are there', () => {
    const engine = canal();
    expect([engine.knows('canal', false), engine.knows('can', false), engine.knows('can', true)]).toEqual([
      true,
      false,
      true,
    ]);
    engine.discard('a');
    expect([engine.knows('canal', false), engine.knows('can', true), engine.knows('barge', false)]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('replaces a document whole', () => {
    const engine = canal();
    put(engine, 'a', 'tunnel');
    expect(ids(engine, [word('canal')])).toEqual([]);
    expect(ids(engine, [word('tunnel')])).toEqual(['a']);
    expect(engine.size()).toBe(3);
  });

  it('scores as if what was discarded had never been, each time it is asked', () => {
    const engine = engineOf({
      x: 'lock lock lock lock',
      a: 'barge canal lock',
      y: 'lock locker',
      b: 'lock',
      z: 'lock lock',
    });
    for (const id of ['x', 'y', 'z']) engine.discard(id);
    const clean = engineOf({ a: 'barge canal lock', b: 'lock' });
    const asked = [word('lock', { prefix: true }), word('barge')];
    expect(scores(engine, asked)).toEqual(scores(clean, asked));
    expect(scores(engine, asked)).toEqual(scores(clean, asked));
  });

  it('comes back from a snapshot as it was, without what was discarded', async () => {
    const engine = canal();
    engine.discard('b');
    const snapshot = JSON.stringify(await engine.toSnapshot());
    expect(snapshot).not.toContain('"b"');
    const back = engineFromSnapshot(JSON.parse(snapshot), WEIGHTS);
    expect(back.size()).toBe(2);
    expect(scores(back, [word('lock'), word('harbour')])).toEqual(scores(engine, [word('lock'), word('harbour')]));
    put(back, 'd', 'barge');
    expect(ids(back, [word('barge')])).toEqual(['a', 'd']);
  });

  it.each([null, {}, 'x', { serializationVersion: 2 }])('refuses a snapshot that is none: %j', (snapshot) =>
    expect(() => engineFromSnapshot(snapshot, WEIGHTS)).toThrow(expect.objectContaining({ code: 'corrupt' })),
  );

  it('takes words for words, whatever an object has by that name', () => {
    const engine = engineOf({ a: '__proto__ constructor', b: 'hasOwnProperty toString' });
    expect(ids(engine, [word('constructor')])).toEqual(['a']);
    expect(ids(engine, [word('__proto__')])).toEqual(['a']);
    expect(ids(engine, [word('valueof', { prefix: true })])).toEqual([]);
  });
});
