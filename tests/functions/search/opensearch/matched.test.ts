import { describe, expect, it } from 'vitest';
import type { QueryWord } from '../../../../functions/search/engine.ts';
import { matchedBy } from '../../../../functions/search/opensearch/matched.ts';

const word = (anyOf: string, more: Partial<QueryWord> = {}): QueryWord => ({
  anyOf: [anyOf],
  prefix: false,
  fuzzy: 0,
  ...more,
});
const collection = { weights: { headline: 1, byline: 1 }, text: ['headline'], columns: {}, kept: [], order: [] };
const texts: Readonly<Record<string, string>> = { headline: 'barge barges bargee weld', byline: 'weld barges' };
const matched = (question: Parameters<typeof matchedBy>[0], fields?: readonly string[]) =>
  matchedBy(question, collection, fields)((field) => texts[field] ?? '');

describe('The terms of a document that a question matched', () => {
  it.each<[string, Parameters<typeof matchedBy>[0], object]>([
    ['itself, in each field', word('weld'), { weld: ['headline', 'byline'] }],
    ['in the fields that it is looked for in', word('weld', { fields: ['byline'] }), { weld: ['byline'] }],
    ['by its beginning', word('bargee', { prefix: true }), { bargee: ['headline'] }],
    ['misspelt', word('wald', { fuzzy: 0.3 }), { weld: ['headline', 'byline'] }],
    [
      'in other forms, in text alone',
      word('barge', { forms: ['barges'] }),
      { barge: ['headline'], barges: ['headline'] },
    ],
    ['any of several', { any: [word('weld'), word('bargee')] }, { weld: ['headline', 'byline'], bargee: ['headline'] }],
    ['not what it must not have', { of: word('bargee'), without: [word('weld')] }, { bargee: ['headline'] }],
    ['none, of everything', null, {}],
  ])('are %s', (_, question, terms) => {
    expect(matched(question)).toEqual(terms);
  });

  it('are of the fields that were searched', () => {
    expect(matched(word('weld'), ['byline'])).toEqual({ weld: ['byline'] });
  });
});
