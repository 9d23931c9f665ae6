import type { Document, RawBlock, Stated } from '../document.ts';
import { readText } from '../text.ts';
import { blocksOf, walkBlocks } from './blocks.ts';
import { placeCaptions, takeCaptions } from './captions.ts';
import { isOfOthers } from './dates.ts';
import { dropHidden } from './hidden.ts';
import { isParsable, stripTags } from './limits.ts';
import { mainContent } from './main-content.ts';
import { readMetadata } from './metadata.ts';
import { readName } from './name.ts';
import { parsePage } from './page.ts';

/** Below this the extraction has missed the story, and the whole page or its JSON-LD is the better guess. */
const LEAST_STORY = 200;

/**
 * A web page, whole or a fragment of one. Metadata is read first, captions are taken out, then Mozilla's Readability
 * finds the main text (measured on 89 pages: with the captions out of its way and the furniture rules behind it
 * F1 0.98, alone 0.95). A page too large or too deep to parse is read as text.
 */
export const readHtml = (html: string): Document => {
  if (!isParsable(html)) return readText(stripTags(html));
  const page = parsePage(html);
  const metadata = readMetadata(page);
  dropHidden(page);
  const captions = takeCaptions(page);
  const { blocks: whole, everything } = walkBlocks(page.body);
  const { content, byline } = mainContent(page);
  const found = content === null ? [] : blocksOf(content);
  const story = lengthOf(found) >= LEAST_STORY ? found : (stated(metadata.articleBody) ?? whole);
  return {
    identity: null,
    headlines: metadata.headlines,
    deck: metadata.deck,
    authors: metadata.authors.length > 0 ? metadata.authors : authorIn(byline),
    published: [...metadata.published, ...datesOf(whole)],
    updated: metadata.updated,
    language: metadata.language,
    url: metadata.url,
    copyright: metadata.copyright,
    blocks: placeCaptions(story, captions),
    outside: outsideOf(everything, [...story, ...captions.map(({ block }) => block)]),
    wire: null,
  };
};

/** The lines of the page that are not in the story, each once. */
const outsideOf = (whole: readonly RawBlock[], story: readonly RawBlock[]): readonly string[] => {
  const inside = new Set(story.map(({ text }) => text));
  return [...new Set(whole.map(({ text }) => text))].filter((text) => !inside.has(text));
};

const MOST_BYLINE_WORDS = 6;

/** What Readability takes for a byline is often a line of links. */
const authorIn = (byline: string | null): readonly string[] => {
  const name = readName(byline);
  return name === null || name.split(' ').length > MOST_BYLINE_WORDS ? [] : [name];
};

const MOST_DATE_WORDS = 8;
const MOST_DATES = 5;
const LONGEST_POSTED = 250;
/** A longer line that says when it was posted, or begins with the date and goes on with the desk. */
const POSTED =
  /(?<!\p{L})(?:posted|published|gepostet|veröffentlicht|geschrieben|publié|publicado|pubblicato|опубликовано)(?!\p{L})|^\d{1,2}\.? \p{L}{3,9} \d{4} [|•·–—]/iu;

/** Short lines of the page with a year in them: the last resort for a date, whose reader will want it whole. */
const datesOf = (whole: readonly RawBlock[]): readonly Stated[] =>
  whole
    .filter(
      ({ kind, text }) =>
        kind !== 'list' &&
        !isOfOthers(text) &&
        /(?<!\d)(?:19|20)\d\d(?!\d)/.test(text) &&
        (text.split(' ').length <= MOST_DATE_WORDS || (text.length <= LONGEST_POSTED && POSTED.test(text))),
    )
    .slice(0, MOST_DATES)
    .map(({ text }) => ({ text, source: 'page' }));

const lengthOf = (blocks: readonly RawBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** The story's text as the page's JSON-LD has it: often a teaser, so it is asked only where the page itself has none. */
const stated = (articleBody: string | null): readonly RawBlock[] | null =>
  articleBody !== null && articleBody.length >= LEAST_STORY ? readText(articleBody).blocks : null;
