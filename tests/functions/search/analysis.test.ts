import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latinTerm, nameTermsOf, termsOf, wordsIn } from '../../../functions/search/analysis.ts';

describe('the words of a text', () => {
  it('are runs of letters and digits, in lower case', () => {
    expect(termsOf('The 3rd Lock-Keeper: 28.03.2031, £10,000!')).toEqual(
      ['the', '3rd', 'lock', 'keeper', '28', '03', '2031', '10', '000'], // so that 2031 finds the date
    );
  });

  it.each([
    ['Genève', 'geneve'],
    ['Straße', 'strasse'],
    ['Øresund', 'oresund'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['ещё', 'еще'],
    ['İzmir', 'izmir'],
    ['ﬁeld', 'field'],
    ['كِتَاب', 'كتاب'],
  ])('are folded: %s is %s', (word, term) => expect(termsOf(word)).toEqual([term]));

  it.each([
    ["Weld's", 'weld'],
    ['Weld’s', 'weld'],
    ["O'Hara", 'ohara'],
    ["l'écluse", 'ecluse'],
    ["qu'elle", 'elle'],
    ["don't", 'dont'],
  ])('know the apostrophe: %s is %s', (word, term) => expect(termsOf(word)).toEqual([term]));

  it('keep the vowel signs that are letters', () => expect(termsOf('हिन्दी')).toEqual(['हिन्दी']));

  it('are found where no spaces part them', () => expect(termsOf('裁判官は火曜日に')).toContain('火曜日'));

  it('stand where they say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        let last = 0;
        for (const { start, end, term } of wordsIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(termsOf(text.slice(start, end))).toContain(term);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('hold no space, so that terms can be listed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const term of nameTermsOf(text)) expect(term).toMatch(/^\S+$/u);
      }),
    );
  });

  it('are cut where they are no words', () => expect(termsOf('f'.repeat(5_000))).toEqual(['f'.repeat(64)]));
});

describe('a name', () => {
  it('is known in its own script and in Latin', () =>
    expect(nameTermsOf('Ольга Зудова')).toEqual(['ольга', 'olga', 'зудова', 'zudova']));

  it('is one term where the two are the same', () => expect(nameTermsOf('Anvar Tugél')).toEqual(['anvar', 'tugel']));

  it('is transliterated before its accents go', () => expect(latinTerm('Зайцев')).toBe('zaytsev'));
});
