import type { Clause } from './clause.ts';
import { foldWord } from './languages/fold.ts';
import type { LanguagePack } from './languages/pack.ts';
import type { MarkedSpan } from './marks.ts';

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

const SAID_BEFORE = /:\s*$/;
const SAID_AFTER = /^[,.?!…،؟۔]*\s*[–—-]\s/; // «Q», – said X
const STOP_INSIDE = /[.?!…؟۔]$/;
const STOP_OUTSIDE = /^(?:[,.?!…،؟۔;؛]|\s*[–—-]\s|\s*$)/;
const LAST_WORD = /(\p{L}[\p{L}\p{M}-]*)\s*$/u;
const CONTEXT = 40; // characters looked at on either side

const saysIn = (words: readonly string[], pack: LanguagePack): boolean =>
  words.some((word) => pack.cues.get(foldWord(word))?.finite === true);

/**
 * The look of a stretch in a language whose full stop stands outside the marks, and whose marks also hold the names of
 * newspapers, films and firms: what stands around it must tell.
 */
const lookAround = (text: string, span: MarkedSpan, pack: LanguagePack): Look => {
  const inside = text.slice(span.start, span.end);
  const before = text.slice(Math.max(0, span.outerStart - CONTEXT), span.outerStart);
  const after = text.slice(span.outerEnd, span.outerEnd + CONTEXT);
  const led = SAID_BEFORE.test(before) || before.trim() === '';
  const attributed = SAID_AFTER.test(after) || saysIn(after.match(WORD)?.slice(0, 2) ?? [], pack);
  const said = attributed || (led && (STOP_OUTSIDE.test(after) || STOP_INSIDE.test(inside)));
  const thing = foldWord(LAST_WORD.exec(before.replace(SAID_BEFORE, ''))?.[1] ?? '');
  const count = inside.match(WORD)?.length ?? 0;
  const named = pack.capitals === 'none' ? count < FEWEST_WORDS : /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(inside);
  if (named && pack.namedThings.has(thing) && !(SAID_BEFORE.test(before) && SAID_AFTER.test(after))) return 'title';
  const capital = pack.capitals === 'none' ? led || said : /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(inside);
  const ended = STOP_INSIDE.test(inside) || STOP_OUTSIDE.test(after);
  if (capital && (count > 1 ? said : attributed)) return 'speech';
  if (count < pack.fewestWords) return STOP_INSIDE.test(inside) && capital && count > 1 ? 'speech' : 'scare';
  return capital && ended ? 'speech' : 'fragment';
};

/** What a stretch of a block looks like, by the customs of its language. */
export const lookOfSpan = (text: string, span: MarkedSpan, pack: LanguagePack): Look => {
  if (isCrossHead(text, span)) return 'title';
  return pack.stopOutside ? lookAround(text, span, pack) : lookOf(text.slice(span.start, span.end));
};

const LONGEST_HEAD = 48; // characters

/** ‘Who cares?’: a short line between single marks, and nothing else, heads what follows. */
const isCrossHead = (text: string, span: MarkedSpan): boolean =>
  /['‘]/.test(text.charAt(span.outerStart)) &&
  span.outerEnd - span.outerStart <= LONGEST_HEAD &&
  !/[\p{L}\p{N}]/u.test(text.slice(0, span.outerStart) + text.slice(span.outerEnd));

/** Is it no quotation, whoever may have written it? */
export const isNoQuotation = (text: string): boolean => {
  const look = lookOf(text);
  return look === 'scare' || look === 'title';
};

/** Nothing but quotations and punctuation: the speaker stands elsewhere. */
export const isBare = (clause: Clause): boolean =>
  clause.tokens.every((token) => token.kind === 'quote' || token.kind === 'mark');
