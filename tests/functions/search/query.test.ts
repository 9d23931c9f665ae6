import { describe, expect, it } from 'vitest';
import { readQuery, wordsFor } from '../../../functions/search/query.ts';

const knowing = (...terms: readonly string[]) => ({
  knows: (term: string, prefix: boolean) => terms.some((known) => (prefix ? known.startsWith(term) : known === term)),
  prepare: () => {},
});

describe('a reader’s query', () => {
  it('is its words, each once, without those that say nothing', () => {
    expect(readQuery('The lock of the Lock').words).toEqual([['lock']]);
  });

  it('is never emptied by that', () => expect(readQuery('to be at').words).toEqual([['be']]));

  it('of nothing but such words is searched for as it is', () => {
    expect(readQuery('of the').words).toEqual([['of'], ['the']]);
  });

  it('has a word in every script it may be written in', () => {
    expect(readQuery('Зудова').words).toEqual([['зудова', 'zudova']]);
  });

  it('of no word at all has none', () => expect(readQuery('?! —').words).toEqual([]));

  it('ends after 16 words, and says what was cut', () => {
    const { words, cut } = readQuery(Array.from({ length: 20 }, (_, at) => `w${at}`).join(' '));
    expect(words).toHaveLength(16);
    expect(cut).toBe('w16 w17 w18 w19');
  });

  it('ends after 200 characters, and says what was cut', () => {
    const { words, cut } = readQuery(`${'😀'.repeat(195)} lock keeper`);
    expect(words).toEqual([['lock']]);
    expect(cut).toBe('keeper');
  });
});

describe('how the index is asked', () => {
  const asked = (query: string, ...known: readonly string[]) => wordsFor(readQuery(query), knowing(...known));

  it('the last word may be the beginning of one', () => {
    expect(asked('lock kee', 'lock', 'keeper').map(({ prefix }) => prefix)).toEqual([false, true]);
  });

  it('but not a single letter', () => expect(asked('lock k', 'lock', 'k')[1]?.prefix).toBe(false));

  it('a word that nobody knows may be misspelt', () => {
    expect(asked('zudva lock', 'lock').map(({ fuzzy }) => fuzzy > 0)).toEqual([true, false]);
  });

  it.each(['loc', '2031', 'b52s'])('but not %s, which is short or has digits', (word) => {
    expect(asked(`${word} lock`, 'lock')[0]?.fuzzy).toBe(0);
  });

  it('a beginning that somebody may be typing is not misspelt', () => {
    expect(asked('keepe', 'keeper')[0]?.fuzzy).toBe(0);
  });
});
