import MiniSearch from 'minisearch';
import { describe, expect, it } from 'vitest';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';

type Poem = { readonly id: number; readonly title: string; readonly text?: string };
const options = { fields: ['title', 'text'], storeFields: ['title'], autoVacuum: false };
const poems: Poem[] = [
  { id: 1, title: 'The ferry', text: 'slow ferry over the slow water' },
  { id: 2, title: 'Harbour lights', text: 'lights on the water, ferry at rest' },
  { id: 3, title: 'Inland' },
];

const both = (): [CompactIndex<Poem>, MiniSearch<Poem>] => {
  const indexes: [CompactIndex<Poem>, MiniSearch<Poem>] = [new CompactIndex(options), new MiniSearch(options)];
  for (const index of indexes) index.addAll(poems);
  return indexes;
};

/** What both do, errors and all. */
const outcomes = (act: (index: CompactIndex<Poem> | MiniSearch<Poem>) => unknown): unknown[] =>
  both().map((index) => {
    try {
      return act(index);
    } catch (error) {
      return (error as Error).message;
    }
  });

describe('the compact index stands in for MiniSearch', () => {
  it.each<[string, (index: CompactIndex<Poem> | MiniSearch<Poem>) => unknown]>([
    ['adding an id twice', (index) => index.add(poems[0] as Poem)],
    ['adding without an id', (index) => index.add({ title: 'None' } as Poem)],
    ['discarding what is not there', (index) => index.discard(9)],
    ['removing what is not there', (index) => index.remove({ id: 9, title: 'x' })],
    ['replacing what is not there', (index) => index.replace({ id: 9, title: 'x' })],
    ['removing nothing in particular', (index) => index.removeAll(undefined as unknown as Poem[])],
    ['combining by no known operator', (index) => index.search('ferry', { combineWith: 'NOR' as 'OR' })],
  ])('in what it says of %s', (_, act) => {
    const [ours, theirs] = outcomes(act);
    expect(ours).toBe(theirs);
    expect(typeof theirs).toBe('string');
  });

  it('in suggestions', () => {
    for (const query of ['fer', 'the wat', 'lights fe', 'none']) {
      const [ours, theirs] = outcomes((index) => index.autoSuggest(query, { fuzzy: 0.3 }));
      expect(ours).toEqual(theirs);
    }
  });

  it('in what it counts and keeps', () => {
    const [ours, theirs] = outcomes((index) => {
      index.discardAll([1, 3]);
      index.add({ id: 3, title: 'Upland', text: 'no water' });
      const stored = [1, 2, 3].map((id) => [index.has(id), index.getStoredFields(id)]);
      return [index.documentCount, index.dirtCount, index.dirtFactor, stored, index.search(MiniSearch.wildcard)];
    });
    expect(ours).toEqual(theirs);
  });

  it('in forgetting everything', async () => {
    const [ours] = both();
    ours.removeAll();
    expect([ours.documentCount, ours.termCount, ours.search('ferry')]).toEqual([0, 0, []]);
    await ours.addAllAsync(poems, { chunkSize: 2 });
    expect(ours.search('ferry').map(({ id }) => id)).toEqual([1, 2]);
    ours.removeAll(poems.slice(0, 1));
    await ours.vacuum();
    expect([ours.dirtCount, ours.documentCount, ours.search('slow')]).toEqual([0, 2, []]);
  });
});

describe('the compact index', () => {
  it('replaces nothing where the new document cannot be indexed', () => {
    const broken = new CompactIndex<Poem>({
      ...options,
      tokenize: (text) => {
        if (text === 'Broken') throw new Error('no');
        return text.split(' ');
      },
    });
    broken.addAll(poems);
    expect(() => broken.replace({ id: 1, title: 'Broken' })).toThrow('no');
    expect(broken.search('slow').map(({ id }) => id)).toEqual([1]);
  });

  it('knows the terms of living documents', () => {
    const [index] = both();
    index.merge();
    index.discard(2);
    index.add({ id: 4, title: 'Tide' });
    const known = ['ferry', 'lights', 'tide', 'water'].map((term) => index.knows(term));
    expect(known).toEqual([true, false, true, true]);
    expect([index.knows('ligh', { prefix: true }), index.knows('ti', { prefix: true })]).toEqual([false, true]);
  });

  it('refuses ids in a snapshot that are neither text nor number, and columns of another kind', () => {
    const odd = new CompactIndex<{ id: unknown; year?: unknown }>({ fields: ['text'], columns: { year: 'number' } });
    expect(() => odd.add({ id: 1, year: '1999' })).toThrow('Column year holds numbers');
    odd.add({ id: { made: 'of parts' } });
    expect(() => odd.merge()).toThrow('An id in a snapshot is a text or a number');
    expect(() => odd.top('x', { where: { month: 'May' } })).toThrow('There is no column month');
    expect(() => odd.top('x', { where: { year: 'May' } })).toThrow('Column year holds a number');
  });
});
