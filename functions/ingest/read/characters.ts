const LINE_ENDS = /\r\n?|[\v\f\x85\u2028\u2029]/g;
const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
// Soft hyphen, zero-width space, word joiner, byte order mark, direction marks. Joiners (U+200C, U+200D) are spelling.
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
const CONTROLS = /(?!\n)\p{Cc}/gu;

/** White space repaired and invisible characters dropped; every printed character stays as it is. Line ends are `\n`. */
export const cleanCharacters = (text: string): string =>
  text.replace(LINE_ENDS, '\n').replace(SPACES, ' ').replace(INVISIBLE, '').replace(CONTROLS, '');

/** One line of text: runs of spaces and line breaks become one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
