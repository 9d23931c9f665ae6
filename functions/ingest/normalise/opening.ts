import type { Author, StoryDate } from '../../archive/article.ts';
import type { RawBlock } from '../read/document.ts';
import { readByline } from './byline.ts';
import { readCaption } from './caption.ts';
import { type DateLine, readDateLine } from './date-line.ts';
import { furnitureIn } from './furniture.ts';
import { looksLikeHeadline, tidyHeadline } from './headline.ts';
import { isKicker } from './kicker.ts';
import { menuLength } from './menu.ts';
import type { Dropped } from './story.ts';
import { countWords, foldLine, isProse } from './words.ts';

/** What stands above a story's first paragraph, taken apart; `body` is all that was not taken. */
export type Opening = {
  readonly headline: string | null;
  readonly deck: string | null;
  readonly authors: readonly Author[];
  readonly published: StoryDate | null;
  readonly updated: StoryDate | null;
  readonly body: readonly RawBlock[];
  readonly dropped: readonly Dropped[];
};

/** No story's head is longer. */
const MOST_BLOCKS = 30;
const MOST_DECK_WORDS = 45;

/**
 * Reads the head of a story line by line, down to its first paragraph of prose: menu, kicker, headline, deck, byline
 * and dates in whatever order the page has them. A line that no rule knows stays with the body.
 * @param known the headline where the format states it: its repetition in the text is dropped
 */
export const readOpening = (blocks: readonly RawBlock[], known: string | null): Opening => {
  const menu = menuLength(blocks);
  const dropped: Dropped[] = blocks.slice(0, menu).map(({ text }) => ({ text, rule: 'menu' }));
  const body: RawBlock[] = [];
  let [headline, deck] = [known, null as string | null];
  const credits: Credits[] = [];
  let at = menu;
  for (; at < Math.min(blocks.length, MOST_BLOCKS + menu); at += 1) {
    const block = blocks[at];
    if (block === undefined || block.kind === 'list' || block.kind === 'table') break;
    const line = block.text;
    const found = block.kind === 'caption' ? null : readCredits(line);
    const caption = block.kind === 'caption' || (headline !== null && readCaption(line) !== null);
    const furniture = furnitureIn(block);
    if (found !== null && (headline !== null || !looksOnlyLikeDate(found))) credits.push(found);
    else if (caption) body.push(block);
    else if (furniture !== null) dropped.push({ text: line, rule: furniture });
    else if (headline !== null && isRepetition(line, headline)) dropped.push({ text: line, rule: 'headline again' });
    else if (headline === null && isKicker(line, blocks[at + 1]?.text)) dropped.push({ text: line, rule: 'kicker' });
    else if (headline === null && looksLikeHeadline(line)) headline = tidyHeadline(line);
    else if (headline !== null && deck === null && credits.length === 0 && isDeck(line, blocks.slice(at + 1, at + 3)))
      deck = line;
    else if (isProse(line)) break;
    else body.push(block);
  }
  return {
    headline,
    deck,
    authors: credits.flatMap(({ authors }) => authors),
    published: dateThat('published', credits),
    updated: dateThat('updated', credits),
    body: [...body, ...blocks.slice(at)],
    dropped,
  };
};

type Credits = { readonly authors: readonly Author[]; readonly dates: readonly DateLine[] };

const PARTS = /\s[|•·—–/]\s|\s{1,3}(?=(?:last )?(?:updated|обновлено|aktualisiert|mis à jour|actualizado)(?!\p{L}))/iu;

/** "By Ada Lune | 3 May 2026 · Updated 4 May 2026": every part must be a byline or a date, or the line is none. */
const readCredits = (line: string): Credits | null => {
  const authors: Author[] = [];
  const dates: DateLine[] = [];
  for (const part of line.length > 200 ? [line] : line.split(PARTS)) {
    const names = readByline(part.trim());
    const date = names === null ? readDateLine(part.trim()) : null;
    if (names !== null) authors.push(...names);
    else if (date !== null) dates.push(date);
    else return null;
  }
  return { authors, dates };
};

/** Above the headline only dates are expected: "By Design" may well be the headline. */
const looksOnlyLikeDate = ({ authors }: Credits): boolean => authors.length > 0;

const isRepetition = (line: string, headline: string): boolean => foldLine(line) === foldLine(headline);

/** A line between headline and byline, told by the byline or date behind it. */
const isDeck = (line: string, next: readonly RawBlock[]): boolean =>
  countWords(line) >= 4 &&
  countWords(line) <= MOST_DECK_WORDS &&
  next[0] !== undefined &&
  readCredits(next[0].text) !== null;

const dateThat = (tells: 'published' | 'updated', credits: readonly Credits[]): StoryDate | null =>
  credits.flatMap(({ dates }) => dates).find((date) => date.tells === tells)?.date ?? null;
