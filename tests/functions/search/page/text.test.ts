import { describe, expect, it } from 'vitest';
import { marked, written } from '../../../../functions/search/page/parts/text.ts';

describe('a text', () => {
  it.each([
    ['en', undefined, ' lang="en" dir="ltr"'],
    ['ru', 'Cyrl', ' lang="ru" dir="ltr"'],
    ['ar', undefined, ' lang="ar" dir="rtl"'],
    ['fa', 'Arab', ' lang="fa" dir="rtl"'],
    ['ur', undefined, ' lang="ur" dir="rtl"'],
    ['he', 'Hebr', ' lang="he" dir="rtl"'],
    ['uz-Arab', undefined, ' lang="uz-Arab" dir="rtl"'],
    ['uz-Cyrl', undefined, ' lang="uz-Cyrl" dir="ltr"'],
    ['und', undefined, ' lang dir="auto"'],
  ])('in %s is read in its own direction', (language, script, expected) => {
    expect(written(language, script).html).toBe(expected);
  });

  it('is marked where its ranges say, and escaped everywhere', () => {
    const text = '<b>ferry</b> & ferry';
    expect(
      marked(text, [
        [3, 8],
        [15, 20],
      ]).html,
    ).toBe('&lt;b&gt;<mark>ferry</mark>&lt;/b&gt; &amp; <mark>ferry</mark>');
    expect(marked('a<', []).html).toBe('a&lt;');
  });
});
