import { foldWord } from './languages/fold.ts';
import type { LanguagePack } from './languages/pack.ts';
import type { MarkedSpan } from './marks.ts';

const LONGEST_NARRATION = 200; // characters of an attribution inside the marks
/** Where speech gives way to narration, and where it comes back. */
const TURNS = {
  dash: { away: /[,?!…]["»”]?\s{1,3}[–—-]\s{1,3}/gu, back: /[,.]\s{1,3}[–—-]\s{1,3}/u },
  raya: { away: /\s—(?=\p{L})/gu, back: /—[.,;:]?(?:\s|$)/u },
  comma: { away: /[,?!…]\s{1,3}/gu, back: /[,.]\s{1,3}/u },
};
const FIRST_WORDS = /^[\p{L}\p{M}‘’ʻʼ-]+(?:\s+[\p{L}\p{M}‘’ʻʼ-]+)?/u;

const begins = (text: string, pack: LanguagePack): boolean => {
  const says = (word: string | undefined): boolean => pack.cues.get(foldWord(word ?? ''))?.finite === true;
  const [first, second] = (FIRST_WORDS.exec(text)?.[0] ?? '')
    .split(/\s+/)
    .map((word) => word.slice(0, pack.partsOf(word)[0]?.[1]));
  if (pack.narrationAfter !== 'comma') return says(first) || says(second);
  return says(first) || (pack.quotatives.has(foldWord(first ?? '')) && says(second));
};

const part = (text: string, span: MarkedSpan, from: number, to: number): MarkedSpan => {
  const outerStart = from === span.start ? span.outerStart : from;
  const outerEnd = to === span.end ? span.outerEnd : to;
  return { start: from, end: from + text.slice(from, to).trimEnd().length, outerStart, outerEnd, open: span.open };
};

/** Where speech comes back; past what the speaker is: a déclaré Jean Morel, président du port. Null where it does not. */
const endOfNarration = (narration: string, back: RegExp, pack: LanguagePack): number | null => {
  for (let from = 0; ; ) {
    const turn = back.exec(narration.slice(from));
    if (turn === null) return null;
    from += turn.index + turn[0].length;
    const next = foldWord(FIRST_WORDS.exec(narration.slice(from))?.[0].split(/\s+/, 1)[0] ?? '');
    if (!turn[0].startsWith(',') || !(pack.roleNouns.has(next) || pack.titles.has(next))) return from;
  }
};

/**
 * «Q1, – said X. – Q2» is two stretches of speech and the narration between them, though one pair of marks encloses
 * all three (Russian, French). Answers the speech only. Linear in the span.
 */
export const withoutNarration = (text: string, span: MarkedSpan, pack: LanguagePack): readonly MarkedSpan[] => {
  const speech: MarkedSpan[] = [];
  const inside = text.slice(span.start, span.end);
  let from = 0;
  const { away, back: backAgain } = TURNS[pack.narrationAfter ?? 'dash'];
  for (const turn of inside.matchAll(away)) {
    const after = turn.index + turn[0].length;
    if (turn.index < from || !begins(inside.slice(after, after + 60), pack)) continue;
    speech.push(part(text, span, span.start + from, span.start + turn.index + turn[0].trimEnd().length - 1));
    const back = endOfNarration(inside.slice(after, after + LONGEST_NARRATION), backAgain, pack);
    from = back === null ? inside.length : after + back;
  }
  if (from < inside.length) speech.push(part(text, span, span.start + from, span.end));
  return speech;
};

const DASH_OPENING = /^\s{0,3}(?:[–—]\s{1,3}(?=\S)|—(?=[\p{Lu}¿¡]))/u;

/** – Q, – said X. A paragraph that opens with a dash is speech up to its attribution; null where it is none. */
export const dashSpeech = (text: string): MarkedSpan | null => {
  const opening = DASH_OPENING.exec(text)?.[0].length;
  if (opening === undefined || text.length === opening) return null;
  return { start: opening, end: text.trimEnd().length, outerStart: 0, outerEnd: text.length, open: false };
};
