/** A small and honest guess at a text's language and script, by letters that are a language's own and by its commonest words. */

import { MARKS, SPECIAL } from './language-marks.ts';

/** BCP 47 language, `und` where it cannot be told, and ISO 15924 script, `Zyyy` where there are no letters. */
export type Language = { readonly language: string; readonly script: string };

const SAMPLE = 600; // characters: a hundred of a paragraph are enough
/** Words of Latin letters may be of a hundred languages; the other scripts have few. */
const LEAST_VOTES: Readonly<Record<string, number>> = { Latn: 2 };

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hira', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
];
/** Scripts that one language of news all but owns. */
const OWNER: Readonly<Record<string, string>> = {
  Grek: 'el', Hebr: 'he', Hani: 'zh', Hira: 'ja', Hang: 'ko', Thai: 'th', Deva: 'hi', Armn: 'hy', Geor: 'ka',
}; // biome-ignore format: a table

/** The language of a story by its headline and paragraphs; the first 600 characters are looked at. */
export const detectLanguage = (text: string): Language => {
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const script = commonest(SCRIPTS.map(([name, letters]) => [name, sample.match(letters)?.length ?? 0] as const));
  if (script === null) return { language: 'und', script: 'Zyyy' };
  const named = script[0] === 'Hani' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample) ? 'Hira' : script[0];
  if (OWNER[named] !== undefined) return { language: OWNER[named], script: named === 'Hira' ? 'Jpan' : named };
  return { language: vote(sample, named), script: named };
};

const WORD_WEIGHT = 3;
/** A letter that a language does not have: names of other languages have some, so that it is no proof. */
const FOREIGN_WEIGHT = 2;

const vote = (sample: string, script: string): string => {
  const words = sample.split(/[^\p{L}\p{M}'‘’ʻʼ\u200C]+/u);
  const special = sample.match(SPECIAL[script] ?? /(?!)/u)?.length ?? 0;
  const votes = (MARKS[script] ?? []).map(({ language, words: common, parts, alphabet }) => {
    const known = words.reduce((sum, word) => sum + (common.has(word) ? 1 : 0), 0);
    const foreign = special - (sample.match(alphabet)?.length ?? 0);
    return [language, known * WORD_WEIGHT + (sample.match(parts)?.length ?? 0) - foreign * FOREIGN_WEIGHT] as const;
  });
  const winner = commonest(votes);
  return winner === null || winner[1] < (LEAST_VOTES[script] ?? 1) ? 'und' : winner[0];
};

const commonest = (counts: readonly (readonly [string, number])[]): readonly [string, number] | null =>
  counts.reduce<readonly [string, number] | null>((best, one) => (one[1] > (best?.[1] ?? 0) ? one : best), null);

/**
 * The language of a story that may declare one. Pages often declare their template's, so that what the text shows comes
 * first there; where the declaration is trusted, it stands if the text is in that language's script.
 * @param declared a BCP 47 tag; its region is left out
 */
export const chooseLanguage = (text: string, declared: string | null, trusted: boolean): Language => {
  const found = detectLanguage(text);
  const language = primaryOf(declared);
  if (language === null) return found;
  if (found.language === 'und') return { language, script: found.script };
  return trusted && scriptOf(language) === found.script ? { language, script: found.script } : found;
};

const primaryOf = (tag: string | null): string | null =>
  /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? '')?.[0].toLowerCase() ?? null;

const scriptOf = (language: string): string | undefined => new Intl.Locale(language).maximize().script;
