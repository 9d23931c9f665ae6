import type { Stated } from '../read/document.ts';
import { countWords, foldLine, hasQuoteMark, isProse, wordsOf } from './words.ts';

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

/**
 * The headline of a page that states several: the page's own (longest) heading that another source agrees with, else the
 * first stated (they come in the order of trust), without the site's name behind it.
 */
export const chooseHeadline = (stated: readonly Stated[]): string | null => {
  const headings = stated.filter(({ source, text }) => source === 'h1' && !isSite(text, stated));
  const others = stated.filter(({ source }) => source !== 'h1');
  const agreed = headings
    .filter((heading) => others.some((other) => agree(heading.text, other.text)))
    .sort((one, other) => other.text.length - one.text.length)[0];
  const chosen = agreed ?? others[0] ?? headings[0];
  if (chosen === undefined) return null;
  return chosen.source === 'h1' ? chosen.text : withoutSite(chosen.text, stated);
};

const SITE = /\s(?:[|–—·•»-]|::|\/\/)\s/g;

/** A blog's heading is often the blog's name, which the title has behind the headline (or before it). */
const isSite = (heading: string, stated: readonly Stated[]): boolean =>
  stated.some(({ source, text }) => {
    const parts = source === 'h1' ? [] : text.split(SITE).map(foldLine);
    return (
      parts.length > 1 &&
      (parts.at(-1) === foldLine(heading) ||
        (parts.length === 2 && parts[0] === foldLine(heading) && countWords(parts[1] ?? '') > countWords(heading)))
    );
  });

/** One holds the other, but for case and marks: a title often has the site's name behind the headline. */
const agree = (heading: string, other: string): boolean => {
  const [one, two] = [foldLine(heading), foldLine(other)];
  return one.length >= 8 && two.length >= 8 && (two.includes(one) || one.includes(two));
};

/** "Ferry runs again | The Lindow Post": cut where another source has the shorter form, or what follows is short. */
const withoutSite = (title: string, stated: readonly Stated[]): string => {
  const cuts = [...title.matchAll(SITE)];
  for (const cut of cuts) {
    const head = title.slice(0, cut.index).trim();
    if (stated.some(({ text }) => foldLine(text) === foldLine(head))) return head;
  }
  const last = cuts.at(-1);
  if (last === undefined) return title;
  const head = title.slice(0, last.index).trim();
  const site = title.slice(last.index + last[0].length);
  return countWords(site) <= 5 && countWords(head) >= 3 ? head : title;
};

/** For a story without a headline: its opening words, marked as cut. */
export const standInHeadline = (text: string): string => {
  const words = text.slice(0, LONGEST).split(/\s+/);
  if (words.length <= STAND_IN_WORDS && text.length <= LONGEST) return words.join(' ');
  return `${words
    .slice(0, STAND_IN_WORDS)
    .join(' ')
    .replace(/[,;:–—-]+$/u, '')} …`;
};
