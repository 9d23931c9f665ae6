import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';

type Note = { readonly id: string; readonly text?: string; readonly pages?: number; readonly people?: string[] };
const options = {
  fields: ['text'],
  storeFields: ['text'],
  columns: { pages: 'number', people: 'text' } as const,
};
const indexOf = (...notes: readonly Note[]): CompactIndex<Note> =>
  new CompactIndex<Note>(options, buildSegment(notes, options));

describe('what a document has in a column', () => {
  const index = indexOf({ id: 'a', pages: 3, people: ['Weld', 'Carrow'] }, { id: 'b' });
  index.add({ id: 'c', pages: 5, people: ['Weld'] });

  it('is known of those of the segment and those that came after', () => {
    expect(['a', 'b', 'c'].map((id) => [index.getValue(id, 'pages'), index.getValue(id, 'people')])).toEqual([
      [3, ['Weld', 'Carrow']],
      [Number.NaN, []],
      [5, ['Weld']],
    ]);
  });

  it('is nothing where there is no document, and an error where there is no column', () => {
    expect(index.getValue('d', 'pages')).toBeUndefined();
    expect(() => index.getValue('a', 'place')).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });
});

it('different texts are counted of the living, each once', () => {
  const index = indexOf({ id: 'a', people: ['Weld', 'Carrow'] }, { id: 'b', people: ['Weld'] }, { id: 'c' });
  expect(index.countValues('people')).toBe(2);
  index.add({ id: 'd', people: ['Carrow', 'Farthing'] });
  expect(index.countValues('people')).toBe(3);
  index.discardAll(['a', 'b']);
  expect(index.countValues('people')).toBe(2);
});

it('hits come without their stored fields where these are not wanted', () => {
  const index = indexOf({ id: 'a', text: 'canal' });
  expect(index.top('canal').hits[0]).toHaveProperty('text');
  expect(index.top('canal', { stored: false }).hits[0]).not.toHaveProperty('text');
});

it('the first document that has each of some texts is that of an order, among the living', () => {
  const index = indexOf({ id: 'a', pages: 3, people: ['Weld', 'Carrow'] }, { id: 'b', pages: 9, people: ['Weld'] });
  index.add({ id: 'c', pages: 5, people: ['Carrow', 'Farthing'] });
  const first = () =>
    Object.fromEntries(index.firstWith('people', ['Weld', 'Carrow', 'None'], [{ column: 'pages', descending: true }]));
  expect(first()).toEqual({ Weld: 'b', Carrow: 'c' });
  index.discardAll(['b', 'c']);
  expect(first()).toEqual({ Weld: 'a', Carrow: 'a' });
});
