import { describe, expect, it } from 'vitest';
import type { QueryWord } from '../../../../functions/search/engine.ts';
import { questionsFor } from '../../../../functions/search/query/questions.ts';
import { readQuery } from '../../../../functions/search/query/read-query.ts';

const FIELDS = { headline: ['headline'], speaker: ['speakers'] };

const ask = (query: string, known: readonly string[] = [], languages: readonly string[] = []) =>
  questionsFor(readQuery(query), {
    vocabulary: {
      knows: (term, prefix) => known.some((one) => (prefix ? one.startsWith(term) : one === term)),
      prepare: () => {},
      bytesOf: () => 0,
      countWith: (prefix) => known.filter((term) => term.startsWith(prefix)).length,
      termsWith: (prefix) => known.filter((term) => term.startsWith(prefix)),
    },
    languages,
    fields: FIELDS,
  });
const all = (query: string, ...known: readonly string[]): readonly QueryWord[] => {
  const { strict } = ask(query, known);
  return strict !== null && 'all' in strict ? (strict.all as readonly QueryWord[]) : [];
};
const terms = (query: string): readonly (string | undefined)[] => all(query).map(({ anyOf }) => anyOf[0]);

describe('how the index is asked', () => {
  it('words that say nothing are left out, unless there is no other', () => {
    expect([terms('the lock of the lock'), terms('of the')]).toEqual([['lock'], ['of', 'the']]);
  });

  it('the last word may be the beginning of one', () => {
    expect(all('lock kee', 'lock', 'keeper').map(({ prefix }) => prefix)).toEqual([false, true]);
  });

  it('but not a single letter', () => expect(all('lock k', 'lock', 'k')[1]?.prefix).toBe(false));

  it('a word that nobody knows may be misspelt', () => {
    expect(all('zudva lock', 'lock').map(({ fuzzy }) => fuzzy > 0)).toEqual([true, false]);
  });

  it('by two neighbours that are swapped, too', () => {
    expect(all('zdova lock', 'lock', 'dzova')[0]?.anyOf).toEqual(['zdova', 'dzova']);
  });

  it('a name is looked for in the other script, however it is declined there', () => {
    expect(all('putin', 'путину', 'пути', 'путина')[0]?.forms).toEqual(['путину', 'путина']);
  });

  it.each(['loc', '2031', 'b52s'])('but not %s, which is short or has digits', (word) => {
    expect(all(`${word} lock`, 'lock')[0]?.fuzzy).toBe(0);
  });

  it('a beginning that somebody may be typing is not misspelt', () => {
    expect(all('keepe', 'keeper')[0]?.fuzzy).toBe(0);
  });

  it('a word stands for its other forms, of the languages of the archive', () => {
    const known = ['elections', 'elected', 'elect', 'elf', 'выборы', 'выборов', 'қала', 'қалалар', 'китоб', 'kitob'];
    const forms = (query: string, languages: readonly string[]) => {
      const { strict } = ask(query, known, languages);
      return strict !== null && 'all' in strict ? (strict.all[0] as QueryWord).forms : [];
    };
    expect(forms('electing x', ['en'])).toEqual(['elect', 'elected', 'elections']);
    expect(forms('выборам x', ['ru'])).toEqual(['выборы', 'выборов']);
    expect(forms('electing x', ['ru'])).toEqual([]);
    expect([forms('қалада x', ['kk']), forms('қалада x', ['ru'])]).toEqual([['қала', 'қалалар'], []]);
    expect([forms('китобда x', ['uz']), forms('kitobda x', ['uz'])]).toEqual([['китоб'], ['kitob']]);
  });

  it('a form of a known word is not misspelt', () => {
    const { strict } = ask('electing x', ['elected'], ['en']);
    expect(strict !== null && 'all' in strict && (strict.all[0] as QueryWord).fuzzy).toBe(0);
  });

  it('a phrase is of its very words, and a field is looked for where the collection has it', () => {
    expect(ask('"olga zud" speaker:zud place:almaty', ['zudova']).strict).toMatchObject({
      all: [
        {
          any: [
            {
              all: [
                { anyOf: ['olga'], prefix: false, fuzzy: 0 },
                { anyOf: ['zud'], prefix: false, fuzzy: 0 },
              ],
            },
          ],
        },
        { any: [{ all: [{ anyOf: ['zud'], fields: ['speakers'] }] }] },
        { any: [{ all: [{ anyOf: ['almaty'], fields: undefined }] }] },
      ],
    });
  });

  it('what is to be left out is left out of everything, if need be', () => {
    expect(ask('-lock').strict).toMatchObject({ of: null, without: [{ all: [{ anyOf: ['lock'] }] }] });
    expect(ask('quay -lock').strict).toMatchObject({ of: { all: [{ anyOf: ['quay'] }] } });
  });

  it('what has the words of a phrase to be left out is not left out before its text is read', () => {
    expect(ask('quay -"old lock"').strict).toEqual({ all: [expect.objectContaining({ anyOf: ['quay'] })] });
    expect(ask('-"old lock"').strict).toBeNull();
  });

  it('any of several words will do where all are nowhere; of one, there is no other way', () => {
    expect(ask('lock quay').wide).toMatchObject({ blend: [{ anyOf: ['lock'] }, { anyOf: ['quay'] }] });
    expect(ask('lock').wide).toBeNull();
  });

  it('what was asked for in so many words stays', () => {
    expect(ask('lock quay speaker:x').wide).toMatchObject({ all: [{ blend: [{}, {}] }, { any: [{}] }] });
  });

  it('a sentence is answered by what it is about where it has no page of answers, keywords where they have none', () => {
    const few = (query: string) => ask(query, [], ['en']).few;
    expect(few('who sold the old harbour quay')).toBe(10);
    expect(few('old harbour quay sold')).toBe(1);
    expect(few('governor of the bank')).toBe(1);
    expect(few('one two three four five six seven eight'.replace('one', 'nine'))).toBe(10);
  });

  it('a word that is asked for twice says twice as much', () => {
    const { wide } = ask('lock quay lock');
    expect(wide !== null && 'blend' in wide && wide.blend.map(({ weight }) => weight)).toEqual([2, 1]);
  });
});
