import { describe, expect, it } from 'vitest';
import { lookOf } from '../../../../functions/ingest/attribute/worth.ts';
import { attributed } from './story.ts';

describe('what stands between marks', () => {
  it.each([
    ['The bridge will fall,', 'speech'],
    ['It creaks.', 'speech'],
    ['[It] takes anywhere from 1 to 18 months,', 'speech'],
    ['a bridge beyond all hope', 'fragment'],
    ['pious', 'scare'],
    ['new low', 'scare'],
    ['The Bridge of Tarn', 'title'],
    ['Wayside Weekly,', 'title'],
  ])('%s is %s', (text, look) => {
    expect(lookOf(text)).toBe(look);
  });

  it('is a quotation of the kind it looks', () => {
    const { quotations } = attributed([
      '"It is old," said Lena Orlan, who calls it "a bridge beyond all hope" in "The Bridge of Tarn."',
    ]);
    expect(quotations.map(({ kind, text }) => [kind, text])).toEqual([
      ['direct', 'It is old,'],
      ['mixed', 'a bridge beyond all hope'],
    ]);
  });
});
