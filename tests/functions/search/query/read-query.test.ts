import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuery } from '../../../../functions/search/query/read-query.ts';

const plain = (query: string) => readQuery(query).words.map(({ terms }) => terms[0]);
const items = (query: string) =>
  readQuery(query).required.map((alternatives) =>
    alternatives.map(({ field, words, phrase }) => [field, words.map(([term]) => term).join(' '), phrase]),
  );
const without = (query: string) => readQuery(query).without.map(({ words }) => words.map(([term]) => term).join(' '));

describe('a reader’s query', () => {
  it('is its words, each with how often it is written', () => {
    expect(readQuery('The lock of the Lock').words).toEqual([
      { terms: ['the'], count: 2 },
      { terms: ['lock'], count: 2 },
      { terms: ['of'], count: 1 },
    ]);
  });

  it('has a word in every script it may be written in', () => {
    expect(readQuery('Зудова').words).toEqual([{ terms: ['зудова', 'zudova'], count: 1 }]);
  });

  it.each(['?! —', '', '"', '-', 'speaker:', '""', 'OR'])('of no word at all has none: %s', (query) => {
    expect(plain(query).filter((word) => word !== 'or')).toEqual([]);
    expect(items(query)).toEqual([]);
  });

  it('has phrases, in whichever marks', () => {
    expect(items('"lock keeper" „die Schleuse“ «старый шлюз» “the quay” x')).toEqual([
      [[null, 'lock keeper', true]],
      [[null, 'die schleuse', true]],
      [[null, 'старыи шлюз', true]],
      [[null, 'the quay', true]],
    ]);
    expect(plain('"lock keeper" x')).toEqual(['x']);
  });

  it('takes a phrase that is still being typed for one, and one of a single word for the word', () => {
    expect(items('"lock kee')).toEqual([[[null, 'lock kee', true]]]);
    expect(plain('"lock"')).toEqual(['lock']);
  });

  it('leaves out what stands after a minus, but not within a word', () => {
    expect([without('lock -keeper -"old quay"'), plain('lock -keeper')]).toEqual([['keeper', 'old quay'], ['lock']]);
    expect([without('T-34 anti-war'), plain('T-34 anti-war')]).toEqual([[], ['t', '34', 'anti', 'war']]);
  });

  it('takes either side of OR, which binds more than what stands beside it', () => {
    expect([items('barge lock OR quay OR "old harbour" canal'), plain('barge lock OR quay canal')]).toEqual([
      [
        [
          [null, 'lock', false],
          [null, 'quay', false],
          [null, 'old harbour', true],
        ],
      ],
      ['barge', 'canal'],
    ]);
  });

  it('takes or for a word, and OR where nothing stands before it', () => {
    expect([plain('lock or quay'), plain('OR quay')]).toEqual([
      ['lock', 'or', 'quay'],
      ['or', 'quay'],
    ]);
  });

  it('looks in one field where it says so', () => {
    expect(items('headline:lock Speaker:"Olga Zudova" by:ann-mary place:Almaty')).toEqual([
      [['headline', 'lock', false]],
      [['speaker', 'olga zudova', true]],
      [['by', 'ann mary', true]],
      [['place', 'almaty', false]],
    ]);
  });

  it('takes an unknown field for words', () => expect(plain('https://a.test/b')).toEqual(['https', 'a', 'test', 'b']));

  it('ends after 64 different words, and says what was cut', () => {
    const query = readQuery(Array.from({ length: 67 }, (_, at) => `w${at}`).join(' '));
    expect([query.words.length, query.cut]).toEqual([64, 'w64 w65 w66']);
  });

  it('ends after 2,000 characters, and says what was cut', () => {
    const query = readQuery(`${'😀'.repeat(1_995)} lock keeper`);
    expect([query.words.map(({ terms }) => terms), query.cut]).toEqual([[['lock']], 'keeper']);
  });

  it('may end in the beginning of a word, unless a mark ends it', () => {
    expect(['lock', 'lock kee', 'lock keeper?', '"lock"'].map((query) => readQuery(query).typing)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('has every word of its text somewhere, whatever stands there', () => {
    const part = fc.oneof(
      fc.constantFrom('"', '-', 'OR', ' ', 'speaker:', '«', '»', '“', 'lock', 'quay', 'by:"'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const { words, required, without: not, cut } = readQuery(parts.join(''));
        const all = new Set([
          ...words.map(({ terms }) => terms[0]),
          ...[...required.flat(), ...not].flatMap((item) => item.words.map(([term]) => term)),
        ]);
        for (const word of ['lock', 'quay']) {
          const written = parts.some((one, at) => one === word && isApart(parts, at));
          if (written && cut === null) expect(all).toContain(word);
        }
      }),
    );
  });
});

const isApart = (parts: readonly string[], at: number): boolean =>
  [parts[at - 1] ?? ' ', parts[at + 1] ?? ' '].every((beside) => beside === ' ' || beside === '"');
