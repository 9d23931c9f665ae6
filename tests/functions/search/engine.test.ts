import { describe, expect, it } from 'vitest';
import { engineBuilder, engineOver } from '../../../functions/search/compact-engine.ts';
import type { Collection, Engine, IndexedDocument, QueryWord, Question } from '../../../functions/search/engine.ts';

const SHELF: Collection = {
  weights: { title: 2, body: 1 },
  columns: { year: 'number', tag: 'text' },
  kept: ['note'],
  order: [{ by: 'score', digits: 6 }, { column: 'tag', descending: true }, { by: 'id' }],
};
const word = (term: string, options: Partial<QueryWord> = {}): QueryWord => ({
  anyOf: [term],
  prefix: false,
  fuzzy: 0,
  ...options,
});
const document = (id: string, body: string, values: IndexedDocument['values'] = {}): IndexedDocument => ({
  id,
  fields: { body: body.split(' ') },
  values,
});
const engineOf = (documents: Readonly<Record<string, string>>): Engine => {
  const engine = engineOver(SHELF);
  for (const [id, body] of Object.entries(documents)) engine.replace(document(id, body));
  return engine;
};
type Combine = 'all' | 'any' | 'blend';
const all = (engine: Engine, words: readonly QueryWord[], combine: Combine = 'all') =>
  engine.search(combine === 'all' ? { all: words } : combine === 'any' ? { any: words } : { blend: words }, {
    limit: 100,
  });
const ids = (engine: Engine, words: readonly QueryWord[], combine: Combine = 'all'): string[] =>
  all(engine, words, combine)
    .page.map(({ id }) => id)
    .sort();
const scores = (engine: Engine, words: readonly QueryWord[]) =>
  all(engine, words, 'any').page.map(({ id, score }) => [id, score.toFixed(9)]);

describe('the engine', () => {
  const canal = () => engineOf({ a: 'barge canal lock', b: 'barge harbour', c: 'harbour lock lock' });

  it('finds documents that have all words, or any', () => {
    expect(ids(canal(), [word('barge'), word('lock')])).toEqual(['a']);
    expect(ids(canal(), [word('barge'), word('lock')], 'any')).toEqual(['a', 'b', 'c']);
    expect(ids(canal(), [])).toEqual([]);
  });

  it('finds parts of parts, and leaves out what has others', () => {
    const engine = canal();
    const asked = (question: Parameters<Engine['search']>[0]) =>
      engine
        .search(question, { limit: 9 })
        .page.map(({ id }) => id)
        .sort();
    expect(asked({ all: [word('harbour'), { any: [word('barge'), word('canal')] }] })).toEqual(['b']);
    expect(asked({ of: word('harbour'), without: [word('barge')] })).toEqual(['c']);
    expect(asked({ of: null, without: [{ all: [word('harbour'), word('lock')] }] })).toEqual(['a', 'b']);
  });

  it('looks for other forms in running text alone, and they count less', () => {
    const engine = engineOver({ ...SHELF, text: ['body'] });
    engine.replace({ id: 'title', fields: { title: ['locks'] }, values: {} });
    engine.replace(document('form', 'locks x'));
    engine.replace(document('word', 'lock x'));
    const { page } = engine.search(word('lock', { forms: ['locks'] }), { limit: 9 });
    expect(page.map(({ id }) => id)).toEqual(['word', 'form']);
  });

  it('blends the forms and fields of a word, and counts those more that some documents repeat', () => {
    const engine = engineOver({ ...SHELF, text: ['body'] });
    engine.replace(document('about', 'lock locks lock canal'));
    engine.replace(document('once', 'harbour barge x canal'));
    engine.replace(document('other', 'lock harbour y canal'));
    for (let at = 0; at < 5; at++) engine.replace(document(`z${at}`, 'x y z canal'));
    const { page, total } = engine.search(
      { blend: [word('lock', { forms: ['locks'] }), word('harbour')] },
      { limit: 9 },
    );
    expect([total, page.map(({ id }) => id)]).toEqual([3, ['about', 'other', 'once']]);
  });

  it('scores a blend alike of a whole index and of some documents', () => {
    const [barge, lock] = [word('barge'), word('lock')];
    const blended = (among?: string[]) =>
      canal()
        .search({ blend: [barge, lock] }, { limit: 9, among })
        .page.map(({ id, score }) => [id, score]);
    expect(blended(['c', 'b'])).toEqual(blended().filter(([id]) => id !== 'a'));
  });

  it('takes any form of a word', () => {
    expect(ids(canal(), [word('x', { anyOf: ['гавань', 'harbour'] }), word('lock')])).toEqual(['c']);
  });

  it('scores a word no higher because two of its forms match', () => {
    const engine = engineOf({ a: 'зудова zudova x', b: 'zudova y z', c: 'other' });
    expect(all(engine, [word('x', { anyOf: ['zudova', 'zudova'] })]).page[0]?.score).toBeLessThan(2);
  });

  it('finds beginnings and misspellings where it is asked to, and says what matched', () => {
    expect(all(canal(), [word('har', { prefix: true })]).page[0]?.matched).toEqual({ harbour: ['body'] });
    expect(all(canal(), [word('harbuor', { fuzzy: 0.3 })]).page[0]?.matched).toEqual({ harbour: ['body'] });
    expect(ids(canal(), [word('har')])).toEqual([]);
  });

  it('gives a page at a time, each with the total, and each document once', () => {
    const engine = engineOver(SHELF);
    for (let at = 0; at < 9; at++) engine.replace(document(`d${at}`, 'lock', { tag: `t${at % 3}` }));
    const seen: string[] = [];
    let after: readonly (string | number | null)[] | undefined;
    for (let page = 0; page < 3; page++) {
      const matches = engine.search(word('lock'), { limit: 4, after });
      expect(matches.total).toBe(9);
      seen.push(...matches.page.map(({ id }) => id));
      after = matches.page.at(-1)?.place;
    }
    expect(seen).toEqual(['d2', 'd5', 'd8', 'd1', 'd4', 'd7', 'd0', 'd3', 'd6']);
  });

  it('looks at some documents only, where it is told to', () => {
    const { total, page } = canal().search(word('lock'), { limit: 9, among: ['a', 'b', 'none'] });
    expect([total, page.map(({ id }) => id)]).toEqual([1, ['a']]);
  });

  it('knows the terms of documents that are there', () => {
    const engine = canal();
    const known = () => [engine.knows('canal', false), engine.knows('can', true), engine.knows('barge', false)];
    expect([engine.knows('can', false), ...known()]).toEqual([false, true, true, true]);
    engine.discard('a');
    expect(known()).toEqual([false, false, true]);
  });

  it('replaces a document whole', () => {
    const engine = canal();
    engine.replace(document('a', 'tunnel'));
    expect([ids(engine, [word('canal')]), ids(engine, [word('tunnel')]), engine.size()]).toEqual([[], ['a'], 3]);
  });

  it('lists documents by their values, and keeps what it was given', () => {
    const engine = engineOver(SHELF);
    engine.replace(document('a', 'x', { year: 3, tag: ['old', 'wet'], note: { pages: [1] } }));
    engine.replace(document('b', 'x', { year: 1, tag: 'old' }));
    engine.replace(document('c', 'x'));
    expect(engine.list({ tag: 'old' }, [{ column: 'year' }]).map(({ id, place }) => [id, ...place])).toEqual([
      ['b', 1],
      ['a', 3],
    ]);
    expect(engine.list({ year: { min: 2 } }, [])[0]?.kept.note).toEqual({ pages: [1] });
    expect(engine.list({}, [{ by: 'id', descending: true }], 1).map(({ id }) => id)).toEqual(['c']);
    expect([engine.numberOf('a', 'year'), engine.numberOf('c', 'year'), engine.numberOf('d', 'year')]).toEqual([
      3,
      null,
      null,
    ]);
    expect([engine.textsOf('a', 'tag'), engine.textsOf('d', 'tag')]).toEqual([['old', 'wet'], []]);
    expect(engine.countTexts('tag')).toBe(2);
  });

  it('scores as if what was discarded had never been, each time it is asked', () => {
    const bodies = { x: 'lock lock lock lock', a: 'barge canal lock', y: 'lock locker', b: 'lock', z: 'lock lock' };
    const engine = engineOf(bodies);
    for (const id of ['x', 'y', 'z']) engine.discard(id);
    const clean = engineOf({ a: 'barge canal lock', b: 'lock' });
    const asked = [word('lock', { prefix: true }), word('barge')];
    expect(scores(engine, asked)).toEqual(scores(clean, asked));
    expect(scores(engine, asked)).toEqual(scores(clean, asked));
  });

  it('is folded without a trace of what was discarded, and answers as before', () => {
    const engine = canal();
    engine.discard('b');
    const before = scores(engine, [word('lock'), word('harbour')]);
    const back = engineOver(SHELF, engine.fold());
    for (const one of [engine, back]) expect(scores(one, [word('lock'), word('harbour')])).toEqual(before);
    back.replace(document('d', 'barge'));
    expect([back.size(), ids(back, [word('barge')])]).toEqual([3, ['a', 'd']]);
  });

  it('is the same whether it was built at once or bit by bit', () => {
    const builder = engineBuilder(SHELF);
    for (const [id, body] of [
      ['a', 'barge canal lock'],
      ['b', 'barge harbour'],
      ['c', 'harbour lock lock'],
    ] as const) {
      builder.add(document(id, body));
    }
    const asked = [word('lock'), word('harbour')];
    expect(scores(builder.finish(), asked)).toEqual(scores(canal(), asked));
  });

  it('scores by the better of two parts, and not by both', () => {
    const engine = engineOf({ a: 'barge lock', b: 'barge quay', c: 'harbour quay', d: 'harbour pier' });
    const scoresOf = (question: Question) =>
      Object.fromEntries(engine.search(question, { limit: 9 }).page.map(({ id, score }) => [id, score]));
    const [barge, lock] = [scoresOf(word('barge')), scoresOf(word('lock'))];
    expect(lock.a).toBeGreaterThan(barge.a ?? 0); // it is rarer
    for (const best of [
      [word('barge'), word('lock')],
      [word('lock'), word('barge')],
    ]) {
      expect(scoresOf({ best })).toEqual({ a: lock.a, b: barge.b });
    }
  });

  it('scores a rare word as no rarer than others, of those that are there', () => {
    const engine = engineOf({ a: 'barge', b: 'barge', c: 'lock', d: 'quay' });
    const scoreOf = (noRarerThan?: readonly string[]) =>
      all(engine, [word('lock', { noRarerThan })], 'any').page[0]?.score;
    const barge = all(engine, [word('barge')], 'any').page[0]?.score;
    expect([scoreOf(['barge']), scoreOf(['barge', 'nowhere'])]).toEqual([barge, barge]);
    expect([scoreOf(['quay', 'barge']), scoreOf(['nowhere'])]).toEqual([scoreOf(), scoreOf()]);
    engine.discard('b');
    expect(scoreOf(['barge'])).toBe(all(engine, [word('barge')], 'any').page[0]?.score);
  });

  it('refuses a segment of another collection', () => {
    const { order, kept } = SHELF;
    const other = engineOver({ weights: { body: 1 }, columns: {}, kept, order }).fold();
    expect(() => engineOver(SHELF, other)).toThrow(expect.objectContaining({ code: 'corrupt' }));
  });

  it('takes words for words, whatever an object has by that name', () => {
    const engine = engineOf({ a: '__proto__ constructor', b: 'hasOwnProperty toString' });
    expect(ids(engine, [word('constructor')])).toEqual(['a']);
    expect(ids(engine, [word('__proto__')])).toEqual(['a']);
    expect(ids(engine, [word('valueof', { prefix: true })])).toEqual([]);
  });
});
