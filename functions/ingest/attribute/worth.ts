import type { Clause } from './clause.ts';

const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
const FEWEST_WORDS = 4;
const SENTENCE_END = /[.,?!…]['’)\]]*$/;
const CRY = /[?!]['’]*$/;
const SMALL = new Set('a an and as at but by for from in is nor of on or the to v vs with'.split(' '));

/** Title Case: every word of weight has a capital, so it names a film, a book or a bill. */
const isTitleCase = (words: readonly string[]): boolean => {
  const weighty = words.filter((word) => !SMALL.has(word.toLowerCase()));
  return weighty.length > 1 && weighty.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
};

/** What the words between marks look like, before anybody is looked for who said them. */
export type Look = 'speech' | 'fragment' | 'title' | 'scare';

/**
 * Speech (a sentence or a part of one that begins with a capital), a fragment of at least four words in somebody
 * else's sentence, a title, or scare quotes, which are no quotation.
 */
export const lookOf = (text: string): Look => {
  const words = text.match(WORD) ?? [];
  const ended = SENTENCE_END.test(text);
  const capital = /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(text);
  if (isTitleCase(words) && !CRY.test(text)) return 'title';
  if (words.length >= FEWEST_WORDS) return capital && ended ? 'speech' : 'fragment';
  return words.length >= 2 && capital && ended ? 'speech' : 'scare';
};

/** Is it no quotation, whoever may have written it? */
export const isNoQuotation = (text: string): boolean => {
  const look = lookOf(text);
  return look === 'scare' || look === 'title';
};

/** Nothing but quotations and punctuation: the speaker stands elsewhere. */
export const isBare = (clause: Clause): boolean =>
  clause.tokens.every((token) => token.kind === 'quote' || token.kind === 'mark');
