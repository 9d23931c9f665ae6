import type { Author } from '../../archive/article.ts';
import { countWords, foldLine } from './words.ts';

const MOST_WORDS = 80;
const ABOUT =
  /^,?\s?(?:\([^)]{1,30}\)\s?)?(?:is|was|are|covers?|covered|writes?|reports?|joined|works?|has (?:been|worked|covered|written)|can be reached|contributed|ist|schreibt|est|es|работает|пишет)(?!\p{L})/iu;

/** A note on the author at the end of a story: "Ada Lune is a reporter for The Lindow Post", or the name alone. */
export const isAuthorBox = (line: string, authors: readonly Author[]): boolean =>
  countWords(line) <= MOST_WORDS &&
  authors.some(({ name }) => foldLine(line) === foldLine(name) || isAbout(line, name));

/** By the whole name or the first: "Ada covers the harbour for The Lindow Post". */
const isAbout = (line: string, name: string): boolean =>
  [name, name.split(' ', 1)[0] ?? name].some((form) => line.startsWith(form) && ABOUT.test(line.slice(form.length)));
