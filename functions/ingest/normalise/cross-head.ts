import { countWords, endsSentence, isProse, startsCapital } from './words.ts';

const MOST_WORDS = 12;
const LONGEST = 90;

/**
 * A heading between paragraphs, told by its brevity, its capital and its missing full stop, before a paragraph of
 * prose: "Recruiting women, children". A question may be one; three questions in a row are an interview.
 */
export const isCrossHead = (line: string, previous: string | undefined, next: string | undefined): boolean =>
  previous !== undefined &&
  next !== undefined &&
  looksLikeHeading(line) &&
  isParagraph(next) &&
  (isParagraph(previous) || previous.length > LONGEST);

const looksLikeHeading = (line: string): boolean =>
  line.length <= LONGEST &&
  countWords(line) <= MOST_WORDS &&
  startsCapital(line) &&
  (line.endsWith('?') || !endsSentence(line)) &&
  !/[:;,–—-]$/u.test(line) &&
  !/^[–—-]\s/u.test(line);

/** What a cross-head stands before: a sentence of eight words or more. */
const isParagraph = (line: string): boolean => isProse(line) || (countWords(line) >= 8 && endsSentence(line));
