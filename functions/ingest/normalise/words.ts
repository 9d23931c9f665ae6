/** What the rules ask of a line: how long it is, how it begins and how it ends. */

const HAS_LETTER = /[\p{L}\p{N}]/u;
const ENDS_SENTENCE = /[.!?…。！？؟۔।]["'”’»“)\]]{0,3}$/;
const STARTS_CAPITAL = /^["'“„«‘(¿¡[]{0,2}[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
/** The ranges that those scripts are in: cheap to ask, and most lines have none of it. */
const MAY_BE_UNSPACED = /[\u0e00-\u0eff\u2e80-\uffff]/;
const QUOTE_MARK = /["“”„«»]/;

/** The words of a line: what stands between spaces and holds a letter or a digit. */
export const wordsOf = (line: string): readonly string[] => line.split(/\s+/).filter((word) => HAS_LETTER.test(word));

/** How many words; scripts that write no spaces are taken as two characters a word. */
export const countWords = (line: string): number => {
  const unspaced = MAY_BE_UNSPACED.test(line) ? (line.match(UNSPACED)?.length ?? 0) : 0;
  return Math.max(wordsOf(line).length, Math.round(unspaced / 2));
};

export const endsSentence = (line: string): boolean => ENDS_SENTENCE.test(line);

/** Begins with a capital, a digit, or a letter of a script that has no capitals; an opening mark may stand before it. */
export const startsCapital = (line: string): boolean => STARTS_CAPITAL.test(line);

export const hasQuoteMark = (line: string): boolean => QUOTE_MARK.test(line);

/** Running text, and no line of the page's frame: a sentence of some length, or so long that it can be nothing else. */
export const isProse = (line: string): boolean => {
  const words = countWords(line);
  return words >= 30 || (words >= 9 && endsSentence(line));
};

const PARTICLES: ReadonlySet<string> = new Set(
  'de del la las los le les der den das di da do dos du e y i al el von van ten ter und and of the bin ibn sur am an auf на и'.split(
    ' ',
  ),
);

/** "NEW YORK" as "New York", "RIO DE JANEIRO" as "Rio de Janeiro"; anything that is not all capitals stays. */
export const titleCase = (text: string): string => {
  if (text !== text.toUpperCase() || text === text.toLowerCase()) return text;
  return text
    .toLowerCase()
    .split(' ')
    .map((word, at) => (at > 0 && PARTICLES.has(word) ? word : capitalise(word)))
    .join(' ');
};

/** After a hyphen, full stop or bracket too, and after an apostrophe where a name goes on: "O’Brien", but "Jo’s". */
const capitalise = (word: string): string =>
  word.replace(/(^|[-.(]|^\p{L}['’])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** For comparing lines: case, marks, digits and white space folded away. */
export const foldLine = (line: string): string =>
  line
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\s'’]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
