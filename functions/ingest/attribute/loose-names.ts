import type { LanguagePack } from './languages/pack.ts';
import type { Mention } from './names.ts';
import { plainTokens, type Token } from './tokens.ts';

const INITIAL = /^\p{Lu}\.$/u;

const isName = (token: Token | undefined, pack: LanguagePack): token is Token =>
  token?.kind === 'word' && token.capital && !pack.notNames.has(token.low) && !pack.auxiliaries.has(token.low);

/**
 * Given and family names side by side in a text whose capitals tell nothing: a headline, a title between marks, an
 * aside. They are only good for telling the full name of somebody whom the story calls by the surname. Linear.
 */
export const looseNames = (text: string, pack: LanguagePack): readonly Mention[] => {
  const tokens = plainTokens(text, 0, text.length);
  const mentions: Mention[] = [];
  tokens.forEach((given, from) => {
    const gender = pack.givenNames.get(given.low);
    if (gender === undefined || !given.capital || given.possessive || pack.ambiguousGivenNames.has(given.low)) return;
    const middle = INITIAL.test(tokens[from + 1]?.text ?? '') ? tokens[from + 1] : undefined;
    const to = from + (middle === undefined ? 2 : 3);
    const family = tokens[to - 1];
    if (!isName(family, pack)) return;
    const surname = family.text.replace(/['’][sS]?$/, '');
    mentions.push({
      ...{ sentence: -1, from, to, titleFrom: from, suffix: null, title: null, gender, kind: 'person' },
      ...{ possessive: family.possessive, article: false, start: given.start, end: given.start },
      words: [given.text, ...(middle === undefined ? [] : [middle.text]), surname],
    });
  });
  return mentions;
};
