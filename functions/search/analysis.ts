import { toLatin } from '../archive/latin.ts';

/**
 * The version of everything that decides what a snapshot holds. It is part of a snapshot's name: change it with any
 * change of this file, of `toLatin`, of the indexed fields or of the format, and replicas build a new index beside the
 * old one.
 */
export const ANALYSER = 'words-4';

/** A word of a text: the term it is indexed under, and where it stands (UTF-16 code units, end exclusive). */
export type Word = { readonly term: string; readonly start: number; readonly end: number };

const LONGEST_TERM = 64; // characters: a longer "word" is a hash or an address, told apart by its beginning
const LONGEST_RUN = 256; // code units: Intl.Segmenter takes quadratic time (63,000 of Thai in one piece: 270 ms)

// The parts between apostrophes cannot match an apostrophe, so that there is one way to match and the time is linear.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ASCII = /^[\w']*$/;
// Accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew. Other marks (Devanagari, Thai) are letters.
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g;
const LIKE_TWO: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ς: 'σ',
};
const FRENCH_ELISION = /^(?:[cdjlmnst]|qu)'(?=.{2})/;

let segmenter: Intl.Segmenter | null = null; // 10 ms and a dictionary, which most archives never need

/**
 * The words of a text in order, folded: lower case, no accents, no possessive 's, no elided article (l'homme is homme).
 * Words are runs of letters, marks and digits (UAX 29 without its rules for numbers, so that 2018 finds 28.03.2018);
 * scripts without spaces are segmented by ICU's dictionary. Linear in the text.
 */
export function* wordsIn(text: string): Generator<Word> {
  for (const match of text.matchAll(WORD)) {
    const [run] = match;
    if (ASCII.test(run) || !UNSPACED.test(run)) yield wordAt(run, match.index);
    else yield* segmented(run, match.index);
  }
}

/** The terms of a text, in order. */
export const termsOf = (text: string): string[] => [...wordsIn(text)].map(({ term }) => term);

/** The terms of a name: each word as written, and in the common Latin form where that is another. */
export const nameTermsOf = (text: string): string[] =>
  [...wordsIn(text)].flatMap(({ term, start, end }) => {
    const latin = latinTerm(text.slice(start, end));
    return latin === term || latin === '' ? [term] : [term, latin];
  });

/** One word in the common Latin form, folded as terms are: Зудова is zudova. Empty for a lone sign, such as ь. */
export const latinTerm = (word: string): string => fold(toLatin(word.toLowerCase()));

const wordAt = (run: string, start: number): Word => ({ term: fold(run), start, end: start + run.length });

function* segmented(run: string, start: number): Generator<Word> {
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' });
  for (let at = 0; at < run.length; at += LONGEST_RUN) {
    for (const { segment, index } of segmenter.segment(run.slice(at, at + LONGEST_RUN))) {
      const word = wordAt(segment, start + at + index);
      if (word.term !== '') yield word; // a mark that was cut off from its letter
    }
  }
}

const fold = (word: string): string => {
  const lower = word.toLowerCase();
  const plain = ASCII.test(lower) ? lower : foldAccents(lower);
  if (!plain.includes("'")) return plain.slice(0, LONGEST_TERM);
  return plain.replace(FRENCH_ELISION, '').replace(/'s$/, '').replaceAll("'", '').slice(0, LONGEST_TERM);
};

const foldAccents = (lower: string): string =>
  lower
    .replaceAll('’', "'")
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(/\s+/g, '') // some ligatures are whole phrases
    .normalize('NFC')
    .replace(/[ßæœþðđøłıς]/g, (letter) => LIKE_TWO[letter] ?? letter);
