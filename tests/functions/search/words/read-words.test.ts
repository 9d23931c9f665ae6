import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_WORDS_BYTES } from '../../../../functions/archive/ports.ts';
import { readWords, tell } from '../../../../functions/search/words/read-words.ts';

const read = (text: string) => readWords(new TextEncoder().encode(text));
const faults = (text: string): readonly string[] => (read(text).faults ?? []).map(tell);

describe('a file of words', () => {
  it('has groups of synonyms, synonyms of one way, people and organisations', () => {
    const text = `
synonyms:
  - [ferry, ferryboat, паром]   # a remark
  - [EU, European Union]
  - from: vessel
    to: [ship, "fishing boat"]
people:
  - name: Vladimir Zelensky
    also: [Volodymyr Zelenskyy, Зеленский]
organisations:
  - name: National Statistics Bureau
    also: NSB
`;
    expect(read(text)).toEqual({
      faults: null,
      words: {
        synonyms: [
          { from: ['ferry', 'ferryboat', 'паром'], to: ['ferry', 'ferryboat', 'паром'] },
          { from: ['EU', 'European Union'], to: ['EU', 'European Union'] },
          { from: ['vessel'], to: ['ship', 'fishing boat'] },
        ],
        people: [['Vladimir Zelensky', 'Volodymyr Zelenskyy', 'Зеленский']],
        organisations: [['National Statistics Bureau', 'NSB']],
      },
    });
  });

  it.each(['', '\n', '# nothing yet\n', '\ufeff', 'synonyms:\npeople: []\n'])('may have none: %j', (text) => {
    expect(read(text)).toEqual({ faults: null, words: { synonyms: [], people: [], organisations: [] } });
  });

  it('has texts where YAML would see something else', () => {
    expect(read('synonyms:\n  - [no, 2024, null, 1e3]').words?.synonyms[0]?.from).toEqual([
      'no',
      '2024',
      'null',
      '1e3',
    ]);
  });
});

describe('what is wrong with a file of words', () => {
  it('is told all at once, each with its line and what to do', () => {
    const text = `synonyms:
  - ferry
  - [a]
  - [Fähre, fahre]
  - {from: a}
  - {from: a, to: b, too: c}
  -
  - [a, "", "!!", b c d e f g h]
  - from: [x, [y]]
    to: z
people:
  - Vladimir
  - name: A
  - also: [x]
  - name: A
    also: [B, a]
peeple: []
`;
    expect(faults(text)).toEqual([
      'Line 2: "ferry" must be a list of two or more, as in [ferry, ferryboat], or have "from" and "to".',
      'Line 3: The entry of synonyms must be a list of two or more, as in [ferry, ferryboat].',
      'Line 4: "fahre" stands there twice, capitals and accents making no difference: take one out.',
      'Line 5: "to" is missing: it must be an expression, or a list of them.',
      'Line 6: "too" is not known here: there are from, to.',
      'Line 7: The entry of synonyms must be a list of two or more, as in [ferry, ferryboat], or have "from" and "to".',
      'Line 8: "synonyms" is empty: write a word, or take it out.',
      'Line 8: "!!" has no letter and no digit: nobody can look for it.',
      'Line 8: "b c d e f g h" has more than 6 words: shorten it.',
      'Line 9: "from" must be a word, or a few.',
      'Line 12: "Vladimir" must be a "name" and what else it is called in "also".',
      'Line 13: "also" is missing: it must be another name, or a list of them.',
      'Line 14: "name" is missing: it must be a word, or a few.',
      'Line 16: "a" stands there twice, capitals and accents making no difference: take one out.',
      'Line 17: "peeple" is not known here: there are synonyms, people, organisations.',
    ]);
  });

  it.each([
    ['ferry', 'Line 1: "ferry" must be made of sections, of which there are synonyms, people, organisations.'],
    ['- [a, b]', 'Line 1: The file must be made of sections, of which there are synonyms, people, organisations.'],
    ['\nsynonyms: x', 'Line 2: "x" must be a list: begin each entry with "- ".'],
    ['synonyms:\n\t- [a, b]', 'Line 2: begins with a tab: use spaces.'],
    [
      'synonyms: []\nsynonyms: []',
      'Line 2: has a name that stands there already: put what belongs to it under the first one.',
    ],
    ['people: []\n---\npeople: []', 'Line 2: begins a second document: take the line of --- out.'],
    ['synonyms:\n - [!!int 3, b]', 'Line 2: begins with !, which has a meaning of its own: put it in quotation marks.'],
    ['synonyms:\n - [*a, b]', 'Line 2: begins with * or &, which has a meaning of its own: put it in quotation marks.'],
    [`synonyms:\n ${'['.repeat(20)}`, 'Line 2: is nested too deep: close the brackets.'],
  ])('is told in words: %j', (text, told) => expect(faults(text)).toContain(told));

  it('is an unclosed bracket, by the line in which that is seen', () => {
    expect(faults('synonyms:\n- [a, b\n- c')).toEqual([expect.stringMatching(/^Line 3: is not YAML: .* brackets/)]);
  });

  it('is another encoding than UTF-8', () => {
    expect(readWords(new Uint8Array([0xff, 0xfe, 0x41])).faults?.map(tell)).toEqual([
      'The file is not in UTF-8: save it as UTF-8.',
    ]);
  });

  it('is more than search can hold', () => {
    const group = (size: number) => `synonyms:\n  - [${Array.from({ length: size }, (_, at) => `w${at}`)}]`;
    expect([faults(group(20)), faults(group(21))]).toEqual([[], [expect.stringContaining('more than 20 expressions')]]);
    const entries = (count: number) => `synonyms:\n${'  - [a, b]\n'.repeat(count)}`;
    expect([faults(entries(2_000)), faults(entries(2_001))]).toEqual([[], [expect.stringContaining('2001 entries')]]);
    expect(faults(`synonyms:\n  - [${'x'.repeat(101)}, b]`)).toEqual([expect.stringContaining('longer than 100')]);
    expect(faults(`#${'x'.repeat(MOST_WORDS_BYTES)}`)).toEqual([
      expect.stringContaining(`${MOST_WORDS_BYTES + 1} bytes`),
    ]);
  });

  it('is told whatever the file is: no text is a crash', () => {
    const pieces = fc.constantFrom(
      'synonyms:',
      'people:',
      '\n',
      '  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      'name: ',
      'also: ',
      'a',
      '"',
      ', ',
      '&',
      '*',
      '|',
      '\u0000',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }), (parts) => {
        const { words, faults: told } = read(parts.join(''));
        expect(words === null).toBe((told?.length ?? 0) > 0);
        for (const fault of told ?? []) expect(fault.line ?? 1).toBeGreaterThan(0);
      }),
    );
  });
});
