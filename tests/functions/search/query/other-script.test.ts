import { describe, expect, it } from 'vitest';
import { inOtherScript } from '../../../../functions/search/query/other-script.ts';

const among = (...terms: readonly string[]) => {
  const beginning = (prefix: string) => terms.filter((term) => term.startsWith(prefix));
  return inOtherScript({
    countWith: (prefix) => beginning(prefix).length,
    termsWith: (prefix, most) => (beginning(prefix).length > most ? [] : beginning(prefix)),
  });
};

describe('a word in another script', () => {
  it.each([
    ['zelensky', 'зеленскии', 'зеленского', 'зеленскому'],
    ['karimova', 'каримова', 'каримовои', 'каримову'],
    ['tsoi', 'цои', 'цоя', 'цою'],
    ['nureyev', 'нуреев', 'нурееву', 'нуреевым'],
  ])('%s is found in its cases', (name, ...cases) => {
    expect(among('зелень', 'карим', 'цапля', 'нуга', ...cases)(name)).toEqual(cases);
  });

  it('is looked for in the nominative where the question declines it', () => {
    expect(among('karimova', 'karimov', 'karelia')('каримовои')).toEqual(['karimova']);
  });

  it('is found among thousands that begin alike', () => {
    const others = Array.from({ length: 3_000 }, (_, at) => `пут${at}`);
    expect(among(...others, 'путин', 'путина')('putin')).toEqual(['путин', 'путина']);
  });

  it.each(['at', 'ок', '2031', '東京'])('is not looked for where it is too short, or of no such script: %s', (word) => {
    expect(among('ат', 'ok', 'ат')(word)).toEqual([]);
  });

  it('is looked for of no more words than a few', () => {
    const of = among('путин');
    expect(Array.from({ length: 10 }, () => of('putin').length).lastIndexOf(1)).toBe(7);
  });
});
