import { describe, expect, it } from 'vitest';
import { hasPhrase, holdsPhrases, phrasesIn } from '../../../functions/search/phrases.ts';
import { readQuery } from '../../../functions/search/query/read-query.ts';
import { reader } from '../../support/reader.ts';
import { story } from '../../support/replicas.ts';

const isIn = (query: string, text: string): boolean => {
  const phrases = phrasesIn(readQuery(query));
  return phrases !== null && holdsPhrases(phrases, () => [text]);
};

describe('a phrase', () => {
  it.each([
    ['"lock keeper"', 'The lock keeper left.', true],
    ['"lock keeper"', 'The lock, “Keeper!”', true],
    ['"lock keeper"', 'A keeper lock keepers', false],
    ['"lock the lock"', 'lock the the lock the lock', true],
    ['"don\u2019t lock"', "They don't lock it.", true],
    ['"dont lock"', 'They don\u2019t lock it.', true],
    ['"zurich lock"', 'Zürich lock', true],
    ['"lock\u2019s keeper"', 'the lock keeper', true],
    ['"Ольга Зудова"', 'Olga Zudova', true],
    ['"olga zudova"', 'Ольга Зудова', true],
    ['-"lock keeper"', 'The lock keeper left.', false],
    ['-"lock keeper"', 'The keeper left.', true],
    ['"a b" OR "c d"', 'x c d', true],
    ['"a b" OR "c d"', 'b a d c', false],
  ])('%s in %s: %s', (query, text, expected) => expect(isIn(query, text)).toBe(expected));

  it('is looked for in one text after the other, never across two', () => {
    const phrases = phrasesIn(readQuery('"lock keeper"'));
    expect(phrases !== null && holdsPhrases(phrases, () => ['the lock', 'keeper'])).toBe(false);
  });

  it('of nothing is in nothing', () => expect(hasPhrase([], [['lock']])).toBe(false));
});

describe('a search for a phrase', () => {
  const archive = () => {
    const asked = reader();
    const body = (text: string) => ({ blocks: [{ type: 'paragraph' as const, text }], quotations: [], speakers: [] });
    asked.archive.publish([
      story('right', 'One', body('The old lock keeper sold it.')),
      story('apart', 'Two', body('The keeper of the old lock sold it.')),
      story('head', 'Old lock keeper sold', body('The barge waits.')),
      story('none', 'Three', body('The old harbour.')),
    ]);
    return asked;
  };
  const ids = async (q: string, more = '') => {
    const { body } = await archive().ask(`/search?q=${encodeURIComponent(q)}${more}`);
    return [body.total, body.relaxed, body.hits.map(({ id }: { id: string }) => id).sort()];
  };

  it('finds it in the text alone, and counts what it has found', async () => {
    expect(await ids('"lock keeper"')).toEqual([2, false, ['head', 'right']]);
    expect(await ids('headline:"lock keeper"')).toEqual([1, false, ['head']]);
    expect(await ids('old -"lock keeper"')).toEqual([2, false, ['apart', 'none']]);
    expect(await ids('-"lock keeper"')).toEqual([2, false, ['apart', 'none']]);
    expect(await ids('"keeper lock"')).toEqual([0, false, []]);
  });

  it('keeps it where the other words are relaxed', async () => {
    expect(await ids('"lock keeper" harbour waits')).toEqual([1, true, ['head']]);
  });

  it('counts its facets, and goes on page by page', async () => {
    const { ask } = archive();
    const first = (await ask('/search?q=%22lock%20keeper%22&limit=1&facets=languages')).body;
    expect(first.facets.languages).toEqual([{ value: 'en', count: 2 }]);
    const second = (await ask(`/search?q=%22lock%20keeper%22&limit=1&cursor=${first.cursor}`)).body;
    expect([second.total, second.cursor, second.hits[0].id === first.hits[0].id]).toEqual([2, undefined, false]);
  });
});
