import type { Author, Rights, Source } from '../../archive/article.ts';
import { articleId } from '../../archive/article-id.ts';
import { rejectUpload } from '../../archive/errors.ts';
import type { Document, RawBlock, Wire } from '../read/document.ts';
import { readAuthors, readByline } from './byline.ts';
import { readCaption } from './caption.ts';
import { readCredits } from './credits.ts';
import { readDateline, readStatedDateline } from './dateline.ts';
import { readEmbargo } from './embargo.ts';
import { furnitureIn } from './furniture.ts';
import { standInHeadline } from './headline.ts';
import { chooseLanguage } from './language.ts';
import { type Known, type Opening, readOpening } from './opening.ts';
import { shapeBlocks } from './shape.ts';
import { chooseDate } from './stated-date.ts';
import { chooseHeadline } from './stated-headline.ts';
import type { Dropped, Story } from './story.ts';
import { endOfStory } from './tail.ts';
import { cardsAmid, endBeforeTeasers } from './teasers.ts';
import { countWords, foldLine } from './words.ts';

/** A story, every line that was left out of it with the rule that dropped it, and what a person should know of it. */
export type Normalised = {
  readonly story: Story;
  readonly dropped: readonly Dropped[];
  readonly notes: readonly string[];
};

const LEAST_WORDS = 8;

/**
 * A document to a story: head, furniture, dateline, then what each block is. What the format states outright wins over
 * what is read in the text. Words are kept as printed and in order.
 * @throws ArchiveError `no-article` where there is no story in the document, saying what is missing
 */
export const normalise = (document: Document, source: Source): Normalised => {
  const stated = uniqueAuthors(document.authors.flatMap(readStatedAuthors));
  const opening = readOpening(document.blocks, knownOf(document, stated, source));
  const untilTeasers = opening.body.slice(0, endBeforeTeasers(opening.body));
  const end = endOfStory(untilTeasers, stated.length > 0 ? stated : opening.authors);
  const tail = opening.body.slice(end);
  const { kept, dropped } = dropFurniture(opening.body.slice(0, end));
  requireStory(opening.headline, kept);
  const { dateline, blocks } = cutDateline(kept, document.wire);
  const shaped = shapeBlocks(blocks);
  const text = shaped.map((block) => block.text).join('\n');
  const embargo = document.wire === null ? null : readEmbargo(document.wire);
  return {
    story: {
      id: articleId(document.identity ?? source.key),
      headline: opening.headline ?? standInHeadline(shaped[0]?.text ?? ''),
      deck: document.deck ?? opening.deck,
      authors: authorsOf(stated, opening, tail),
      dateline,
      published: chooseDate(document.published) ?? opening.published,
      updated: chooseDate(document.updated) ?? opening.updated,
      ...chooseLanguage(`${opening.headline ?? ''}\n${text}`, document.language, document.wire !== null),
      blocks: shaped,
      rights: rightsOf(document, embargo?.until ?? null),
      ...(document.wire === null ? { source } : factsOf(document.wire, source)),
    },
    dropped: [
      ...opening.dropped,
      ...dropped,
      ...tail.map((block) => ({ text: block.text, rule: furnitureIn(block) ?? 'after the story' })),
      ...document.outside.map((text) => ({ text, rule: 'outside the main text' })),
    ],
    notes: [
      ...(opening.headline === null ? ['It has no headline: its opening words stand in for one.'] : []),
      ...(embargo?.notes ?? []),
      ...(document.wire?.notes ?? []),
    ],
  };
};

const rightsOf = ({ copyright, wire }: Document, embargoedUntil: string | null): Rights => ({
  copyright,
  usageTerms: wire?.usageTerms ?? null,
  embargoedUntil,
  ...(wire === null || wire.expires === null ? {} : { expires: wire.expires }),
});

const factsOf = (
  { version, subjects, correction }: Wire,
  source: Source,
): Pick<Story, 'subjects' | 'correction' | 'source'> => ({
  subjects,
  ...(correction === null ? {} : { correction }),
  source: { ...source, version },
});

const knownOf = (document: Document, authors: readonly Author[], { format }: Source): Known => {
  // Only a page's title has the site's name behind the headline: what other formats state is the headline to the letter.
  const headline = format === 'html' ? chooseHeadline(document.headlines) : (document.headlines[0]?.text ?? null);
  return {
    headline,
    repeats: new Set(
      [...document.headlines.map(({ text }) => text), document.deck]
        .map((text) => foldLine(text ?? ''))
        .filter((line) => line !== ''),
    ),
    authors,
    framed: headline !== null && format === 'html',
  };
};

/** If the rules would leave less than this of a story, they have mistaken it for furniture. */
const LEAST_KEPT = 0.35;

const dropFurniture = (body: readonly RawBlock[]): { kept: readonly RawBlock[]; dropped: readonly Dropped[] } => {
  const kept: RawBlock[] = [];
  const dropped: Dropped[] = [];
  const cards = cardsAmid(body);
  for (const [at, block] of body.entries()) {
    const rule = cards.has(at) ? 'teaser' : block.kind === 'caption' ? null : (furnitureIn(block) ?? creditIn(block));
    if (rule === null) kept.push(block);
    else dropped.push({ text: block.text, rule });
  }
  return lengthOf(kept) < lengthOf(body) * LEAST_KEPT ? { kept: body, dropped: [] } : { kept, dropped };
};

/** A line that is nothing but the credit of a picture which has no caption. */
const creditIn = ({ kind, text }: RawBlock): string | null =>
  kind === 'text' && readCaption(text)?.text === '' ? 'credit' : null;

const lengthOf = (blocks: readonly RawBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

const requireStory = (headline: string | null, body: readonly RawBlock[]): void => {
  const words = body.reduce((sum, { text }) => sum + countWords(text), 0);
  if (words > 0 && words + countWords(headline ?? '') >= LEAST_WORDS) return;
  const missing =
    words === 0
      ? headline === null
        ? 'no headline and no paragraph'
        : 'a headline, but no paragraph below it'
      : 'too few words to be a story';
  throw rejectUpload(
    'no-article',
    `There is no article in this file: it has ${missing}. An article is a headline and at least one paragraph.`,
  );
};

/**
 * A dateline stands at the head of one of the first paragraphs, and is cut off it. A wire may state it instead, or too,
 * or state no more than the place.
 */
const cutDateline = (
  blocks: readonly RawBlock[],
  wire: Wire | null,
): { dateline: Story['dateline']; blocks: readonly RawBlock[] } => {
  const paragraphs = blocks.filter(({ kind }) => kind === 'text').slice(0, 6);
  for (const block of paragraphs) {
    const found = countWords(block.text) >= 8 ? (cutStated(block.text, wire) ?? readDateline(block.text)) : null;
    if (found !== null)
      return {
        dateline: found.dateline,
        blocks: blocks.map((one) => (one === block ? { ...one, text: found.rest } : one)),
      };
  }
  return { dateline: readStatedDateline(wire?.dateline ?? '') ?? readStatedDateline(wire?.place ?? ''), blocks };
};

/** A paragraph that begins with the very dateline that the wire states. */
const cutStated = (paragraph: string, wire: Wire | null): ReturnType<typeof readDateline> => {
  const dateline = readStatedDateline(wire?.dateline ?? '');
  if (dateline === null || !paragraph.startsWith(dateline.raw)) return null;
  const rest = paragraph.slice(dateline.raw.length).replace(/^[\s.–—-]+/u, '');
  return rest.length + dateline.raw.length === paragraph.length ? null : { dateline, rest };
};

/** What the format states, else the byline, else a line "Text: Ada Lune" at the foot of the story. */
const authorsOf = (stated: readonly Author[], opening: Opening, tail: readonly RawBlock[]): readonly Author[] => {
  const found = stated.length > 0 ? stated : opening.authors;
  return uniqueAuthors(found.length > 0 ? found : tail.flatMap(({ text }) => readByline(text, true) ?? []));
};

const MOST_NAME_WORDS = 5;

/** An author field holds names, with or without "By"; a single name may be one that only its owner writes so ("gnaddrig"). */
const readStatedAuthors = (field: string): readonly Author[] => {
  const names = readCredits(field)?.authors ?? readByline(field) ?? readAuthors(field);
  return names.length > 0 || countWords(field) > MOST_NAME_WORDS ? names : [{ name: field, role: null }];
};

const uniqueAuthors = (authors: readonly Author[]): readonly Author[] =>
  authors.filter((author, at) => authors.findIndex(({ name }) => name === author.name) === at);
