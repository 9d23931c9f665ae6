import type { Author, StoryDate } from '../../archive/article.ts';
import type { RawBlock } from '../read/document.ts';
import { readCaption } from './caption.ts';
import { type Credits, readCredits } from './credits.ts';
import { furnitureIn } from './furniture.ts';
import { looksLikeHeadline, tidyHeadline } from './headline.ts';
import { isKicker } from './kicker.ts';
import { menuLength } from './menu.ts';
import type { Dropped } from './story.ts';
import { countWords, endsSentence, foldLine, isProse } from './words.ts';

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

/** What the format states of a story's head. Its repetitions in the text are dropped. */
export type Known = {
  readonly headline: string | null;
  /** Every form of headline and deck that the format states, folded. */
  readonly repeats: ReadonlySet<string>;
  readonly authors: readonly Author[];
  /** Whether the blocks are a page's, with lines of its frame among the story's. */
  readonly framed: boolean;
};

/** No story's head is longer. */
const MOST_BLOCKS = 40;
const MOST_DECK_WORDS = 45;
const MOST_FRAME_WORDS = 12;
const MOST_FRAME = 0.2; // of the text

type Head = { headline: string | null; deck: string | null; readonly credits: Credits[] };

/**
 * Reads the head of a story line by line, down to its first paragraph of prose: menu, kicker, headline, deck, byline
 * and dates in whatever order the page has them. A line that no rule knows is of the frame in a page; anywhere else
 * it stays with the body.
 */
export const readOpening = (blocks: readonly RawBlock[], known: Known): Opening => {
  const menu = menuLength(blocks);
  const head: Head = { headline: known.headline, deck: null, credits: [] };
  const judged: Judged[] = blocks.slice(0, menu).map((block) => ({ block, verdict: { rule: 'menu' } }));
  let found = false;
  for (let at = menu; at < Math.min(blocks.length, MOST_BLOCKS + menu) && !found; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    const verdict = judge(block, blocks.slice(at + 1, at + 3), head, known);
    found = verdict === 'story';
    judged.push({ block, verdict });
  }
  const frame = lengthOf(judged.filter(({ verdict }) => verdict === FRAME).map(({ block }) => block));
  const isFramed = found && frame <= lengthOf(blocks) * MOST_FRAME;
  const stays = ({ verdict }: Judged) => verdict === 'body' || verdict === 'story' || (verdict === FRAME && !isFramed);
  return {
    headline: head.headline,
    deck: head.deck,
    authors: head.credits.flatMap(({ authors }) => authors),
    published: dateThat('published', head.credits),
    updated: dateThat('updated', head.credits),
    body: [...judged.filter(stays).map(({ block }) => block), ...blocks.slice(judged.length)],
    dropped: judged.flatMap((one) =>
      typeof one.verdict === 'object' && !stays(one) ? [{ text: one.block.text, rule: one.verdict.rule }] : [],
    ),
  };
};

type Judged = { readonly block: RawBlock; readonly verdict: Verdict };

/** `taken` into the head, kept for the `body`, begin of the `story`, or dropped by a rule. */
type Verdict = 'taken' | 'body' | 'story' | { readonly rule: string };
/** Dropped only if prose follows and it is little: of a story all of short lines (a calendar) it would be the story. */
const FRAME: Verdict = { rule: 'before the story' };

const judge = (block: RawBlock, next: readonly RawBlock[], head: Head, known: Known): Verdict => {
  const line = block.text;
  if (block.kind === 'caption') return 'body';
  if (block.kind === 'list' || block.kind === 'table')
    return block.linked > 0.6 ? { rule: 'links' } : known.framed && isMenu(line) ? FRAME : 'story';
  if (known.repeats.has(foldLine(line))) return { rule: 'stated already' };
  const credits = readCredits(line);
  if (credits !== null && (head.headline !== null || credits.authors.length === 0)) {
    head.credits.push(credits);
    return 'taken';
  }
  if (head.headline === null) return judgeHeadline(line, next, head, furnitureIn(block));
  const caption = readCaption(line);
  if (caption !== null) return caption.text === '' ? { rule: 'credit' } : 'body';
  const furniture = furnitureIn(block);
  if (furniture !== null) return { rule: furniture };
  if (isAuthorAgain(line, known.authors)) return { rule: 'byline again' };
  if (head.deck === null && head.credits.length === 0 && isDeck(line, next)) {
    head.deck = line;
    return 'taken';
  }
  if (isProse(line)) return 'story';
  return known.framed && isFrame(block) ? FRAME : 'body';
};

const judgeHeadline = (line: string, next: readonly RawBlock[], head: Head, furniture: string | null): Verdict => {
  if (furniture !== null) return { rule: furniture };
  if (isKicker(line, next[0]?.text)) return { rule: 'kicker' };
  if (!looksLikeHeadline(line) || (next.length === 0 && isProse(line))) return isProse(line) ? 'story' : 'body';
  head.headline = tidyHeadline(line);
  return 'taken';
};

/** A line between headline and byline, told by the byline or date behind it. */
const isDeck = (line: string, next: readonly RawBlock[]): boolean =>
  countWords(line) >= 4 &&
  countWords(line) <= MOST_DECK_WORDS &&
  next[0] !== undefined &&
  readCredits(next[0].text) !== null;

/** "Ada Lune, Harbour Correspondent" where Ada Lune is known to be the author. */
const isAuthorAgain = (line: string, authors: readonly Author[]): boolean =>
  countWords(line) <= MOST_FRAME_WORDS &&
  !endsSentence(line) &&
  authors.some(({ name }) => name.includes(' ') && foldLine(line).includes(foldLine(name)));

const isMenu = (items: string): boolean => items.split('\n').every((item) => countWords(item) <= 3);

const lengthOf = (blocks: readonly RawBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

const isFrame = ({ kind, text }: RawBlock): boolean =>
  kind === 'text' && countWords(text) <= MOST_FRAME_WORDS && !endsSentence(text);

const dateThat = (tells: 'published' | 'updated', credits: readonly Credits[]): StoryDate | null =>
  credits.flatMap(({ dates }) => dates).find((date) => date.tells === tells)?.date ?? null;
