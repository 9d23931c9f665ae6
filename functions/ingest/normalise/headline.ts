import { countWords, hasQuoteMark, isProse, wordsOf } from './words.ts';

const MOST_WORDS = 25;
const LONGEST = 200;
const STAND_IN_WORDS = 12;

/** Whether a line of text can be the headline above it all: short, and with no look of running text. */
export const looksLikeHeadline = (line: string): boolean =>
  line.length <= LONGEST &&
  wordsOf(line).length > 0 &&
  countWords(line) <= MOST_WORDS &&
  !(isProse(line) && (countWords(line) > 14 || hasQuoteMark(line) || /[.!?]\s+\p{Lu}/u.test(line)));

/** A headline ends without a full stop; one that was typed is cut, an ellipsis or an abbreviation's stays. */
export const tidyHeadline = (line: string): string => (/\p{L}{3,}\.$/u.test(line) ? line.slice(0, -1) : line);

/** For a story without a headline: its opening words, marked as cut. */
export const standInHeadline = (text: string): string => {
  const words = text.slice(0, LONGEST).split(/\s+/);
  if (words.length <= STAND_IN_WORDS && text.length <= LONGEST) return words.join(' ');
  return `${words
    .slice(0, STAND_IN_WORDS)
    .join(' ')
    .replace(/[,;:–—-]+$/u, '')} …`;
};
