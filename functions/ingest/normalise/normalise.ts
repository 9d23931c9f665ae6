import type { Source, StoryDate } from '../../archive/article.ts';
import { articleId } from '../../archive/article-id.ts';
import { rejectUpload } from '../../archive/errors.ts';
import type { Document, RawBlock, Stated } from '../read/document.ts';
import { readAuthors, readByline } from './byline.ts';
import { readDateline } from './dateline.ts';
import { furnitureIn } from './furniture.ts';
import { chooseHeadline, standInHeadline } from './headline.ts';
import { detectLanguage } from './language.ts';
import { type Opening, readOpening } from './opening.ts';
import { readDate } from './read-date.ts';
import { shapeBlocks } from './shape.ts';
import type { Dropped, Story } from './story.ts';
import { endOfStory } from './tail.ts';
import { countWords } from './words.ts';

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
  const opening = readOpening(document.blocks, chooseHeadline(document.headlines));
  const end = endOfStory(opening.body);
  const tail = opening.body.slice(end);
  const { kept, dropped } = dropFurniture(opening.body.slice(0, end));
  requireStory(opening.headline, kept);
  const { dateline, blocks } = cutDateline(kept);
  const shaped = shapeBlocks(blocks);
  const text = shaped.map((block) => block.text).join('\n');
  const guessed = detectLanguage(`${opening.headline ?? ''}\n${text}`);
  return {
    story: {
      id: articleId(document.identity ?? source.key),
      headline: opening.headline ?? standInHeadline(shaped[0]?.text ?? ''),
      deck: document.deck ?? opening.deck,
      authors: authorsOf(document, opening, tail),
      dateline,
      published: firstDate(document.published) ?? opening.published,
      updated: firstDate(document.updated) ?? opening.updated,
      language: guessed.language === 'und' ? (document.language ?? 'und') : guessed.language,
      script: guessed.script,
      blocks: shaped,
      rights: { copyright: document.copyright, usageTerms: null, embargoedUntil: null },
      source,
    },
    dropped: [
      ...opening.dropped,
      ...dropped,
      ...tail.map((block) => ({ text: block.text, rule: furnitureIn(block) ?? 'after the story' })),
    ],
    notes: opening.headline === null ? ['It has no headline: its opening words stand in for one.'] : [],
  };
};

const dropFurniture = (body: readonly RawBlock[]): { kept: readonly RawBlock[]; dropped: readonly Dropped[] } => {
  const kept: RawBlock[] = [];
  const dropped: Dropped[] = [];
  for (const block of body) {
    const rule = block.kind === 'caption' ? null : furnitureIn(block);
    if (rule === null) kept.push(block);
    else dropped.push({ text: block.text, rule });
  }
  return { kept, dropped };
};

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

/** A dateline stands at the head of one of the first three paragraphs, and is cut off it. */
const cutDateline = (blocks: readonly RawBlock[]): { dateline: Story['dateline']; blocks: readonly RawBlock[] } => {
  const paragraphs = blocks.filter(({ kind }) => kind === 'text').slice(0, 6);
  for (const block of paragraphs) {
    const found = countWords(block.text) >= 8 ? readDateline(block.text) : null;
    if (found !== null)
      return {
        dateline: found.dateline,
        blocks: blocks.map((one) => (one === block ? { ...one, text: found.rest } : one)),
      };
  }
  return { dateline: null, blocks };
};

const authorsOf = (document: Document, opening: Opening, tail: readonly RawBlock[]): Story['authors'] => {
  const stated = document.authors.flatMap((names) => readByline(names) ?? readAuthors(names));
  const found = stated.length > 0 ? stated : opening.authors;
  const authors = found.length > 0 ? found : tail.flatMap(({ text }) => readByline(text, true) ?? []);
  return authors.filter((author, at) => authors.findIndex(({ name }) => name === author.name) === at);
};

const firstDate = (stated: readonly Stated[]): StoryDate | null => {
  for (const { text, source } of stated) {
    const date = readDate(text);
    if (date !== null) return { ...date, raw: text, source };
  }
  return null;
};
