import type { Stated } from '../read/document.ts';
import { countWords, foldLine } from './words.ts';

/**
 * The headline of a page that states several: the page's own (longest) heading that another source agrees with, else its
 * only heading, else the first stated (they come in the order of trust), without the site's name beside it. Where one
 * source holds the headline alone and another the same behind a kicker, or cut off, the headline alone and whole counts.
 */
export const chooseHeadline = (stated: readonly Stated[]): string | null => {
  const headings = stated.filter(({ source, text }) => isHeadline(source) && !isSite(text, stated));
  const others = stated.filter(({ source }) => !isHeadline(source) && source !== 'h2');
  const agreed = headings
    .filter((heading) => others.some((other) => agree(heading.text, other.text)))
    .sort((one, other) => other.text.length - one.text.length)[0];
  const chosen = agreed ?? onlyHeading(headings) ?? others[0] ?? headings[0];
  if (chosen === undefined) return null;
  const bare = isHeadline(chosen.source) ? chosen.text : withoutSite(chosen.text, stated);
  return whole(withoutKicker(bare, stated), stated);
};

const LEAST_HEADING_WORDS = 3;

/** A page with one heading, of several words, means it, whatever it calls itself for search engines. */
const onlyHeading = (headings: readonly Stated[]): Stated | undefined =>
  new Set(headings.map(({ text }) => foldLine(text))).size === 1 &&
  countWords(headings[0]?.text ?? '') >= LEAST_HEADING_WORDS
    ? headings[0]
    : undefined;

const SITE = /\s(?:[|–—·•»›ǀ-]|::|\/\/)\s/g;

const partsOf = (title: string): readonly string[] => title.split(SITE).map((part) => part.trim());

/**
 * A blog's heading is often the blog's name, which the title has behind the headline, or before it in the manner of
 * "The Lindow Post » Archive » Ferry runs again": then the headline is the longer of them, or a heading as well.
 */
const isSite = (heading: string, stated: readonly Stated[]): boolean => {
  const name = foldLine(heading);
  const isHeading = (part: string) =>
    stated.some(({ source, text }) => (isHeadline(source) || source === 'h2') && foldLine(text) === part);
  return stated.some(({ source, text }) => {
    const parts = isHeadline(source) || source === 'h2' ? [] : partsOf(text).map(foldLine);
    const stands = parts.length > 1 && (parts.at(-1) === name || (parts[0] === name && ARCHIVE.test(text)));
    return stands && parts.some((part) => part !== name && (countWords(part) > countWords(name) || isHeading(part)));
  });
};

const ARCHIVE = /\s(?:»|›|::|\/\/)\s/;
const isHeadline = (source: string): boolean => source === 'h1';

const LEAST_SHARED = 0.75;
const LEAST_COMPARED = 5;

/** One holds the other, or most of its words, but for case and marks: a title often has the site's name behind it. */
const agree = (heading: string, other: string): boolean => {
  const [one, two] = [foldLine(heading), foldLine(other)];
  if (one.length >= 8 && two.length >= 8 && (two.includes(one) || one.includes(two))) return true;
  const words = one.split(' ');
  const shared = words.filter((word) => ` ${two} `.includes(` ${word} `)).length;
  return words.length >= LEAST_COMPARED && shared >= words.length * LEAST_SHARED;
};

const MOST_SITE_WORDS = 6;
const LEAST_TITLE_WORDS = 3;

/**
 * "Ferry runs again | The Lindow Post": cut where another source has the shorter form, or what follows is short. A title
 * that another goes on from behind a mark ends where it ends. What stands before the headline is cut where a heading of
 * the page says that it is the site's name: "The Lindow Post » Archive » Ferry runs again".
 */
const withoutSite = (title: string, stated: readonly Stated[]): string => {
  const [first = ''] = partsOf(title);
  if (
    stated.some(({ source, text }) => isHeadline(source) && foldLine(text) === foldLine(first) && isSite(text, stated))
  )
    return partsOf(title).at(-1) ?? title;
  if (stated.some(({ text }) => goesOn(title, text))) return title;
  const cuts = [...title.matchAll(SITE)].map((cut) => ({
    head: title.slice(0, cut.index).trim(),
    site: title.slice(cut.index + cut[0].length),
    isBar: cut[0].trim() === '|',
  }));
  for (const { head } of cuts) if (stated.some(({ text }) => foldLine(text) === foldLine(head))) return head;
  const cut = cuts.findLast(({ isBar }) => isBar) ?? cuts.at(-1);
  if (cut === undefined) return title;
  return countWords(cut.site) <= MOST_SITE_WORDS && countWords(cut.head) >= LEAST_TITLE_WORDS ? cut.head : title;
};

/** Whether `longer` is the title and, behind a mark, something else. */
const goesOn = (title: string, longer: string): boolean =>
  [...longer.matchAll(SITE)].some(({ index }) => foldLine(longer.slice(0, index)) === foldLine(title));

const MOST_KICKER_WORDS = 8;

/** "Harbour / Ferry runs again" where the page states "Ferry runs again", too. */
const withoutKicker = (headline: string, stated: readonly Stated[]): string => {
  const alone = stated.find(
    ({ source, text }) =>
      (source === 'json-ld' || (isHeadline(source) && partsOf(headline).at(-1) === text && !isSite(text, stated))) &&
      text.length < headline.length &&
      countWords(text) >= LEAST_TITLE_WORDS &&
      foldLine(headline).endsWith(` ${foldLine(text)}`) &&
      countWords(headline) - countWords(text) <= MOST_KICKER_WORDS,
  );
  return alone?.text ?? headline;
};

const CUT_OFF = /\s?(?:…|\.\.\.)$/u;

/** A headline that was cut off, as another source has it whole. */
const whole = (headline: string, stated: readonly Stated[]): string => {
  if (!CUT_OFF.test(headline)) return headline;
  const stem = foldLine(headline.replace(CUT_OFF, ''));
  const found = stated.find(({ text }) => !CUT_OFF.test(text) && foldLine(text).startsWith(`${stem} `));
  if (found === undefined) return headline;
  const cut = withoutSite(found.text, stated);
  return cut.length < stem.length ? found.text : cut;
};
