import { cleanCharacters } from '../characters.ts';
import { bareDocument, type Document } from '../document.ts';
import { markdownBlocks } from './blocks.ts';
import { readFacts } from './facts.ts';
import { splitFrontMatter } from './front-matter.ts';

/** A story in Markdown (CommonMark, with tables), with the front matter of Jekyll, Hugo and their kin above it or not. */
export const readMarkdown = async (text: string): Promise<Document> => {
  const { front, body } = splitFrontMatter(cleanCharacters(text));
  const blocks = await markdownBlocks(body);
  const facts = front === null ? null : await readFacts(front);
  return { ...bareDocument(blocks), ...facts };
};

const HEADING = /^#{1,6} {1,3}[^\s#]/m;
const UNDERLINED = /^[^\n]{3,200}\n(?:={3,}|-{3,})[ ]{0,3}(?:\n|$)/;
const LINK = /\[[^[\]\n]{1,200}\]\((?:https?:\/\/|\/|mailto:)[^()\s]{1,500}\)/;
const PICTURE = /^!\[[^[\]\n]{0,500}\]\([^()\n]{1,500}\)\s{0,5}$/m;
const EMPHASIS = /(?<![*\w])\*\*[^\s*][^*\n]{1,200}\*\*(?![*\w])/g;
const LEAST_EMPHASIS = 3;
const HEAD = 64 * 1024;

/**
 * Whether a text is in Markdown, by marks that nobody types in plain text: front matter, headings, links, pictures or
 * emphasis again and again. Bullets are no mark: plain text has the same.
 */
export const looksLikeMarkdown = (text: string): boolean => {
  const head = text.slice(0, HEAD).replace(/\r\n?/g, '\n').trimStart();
  return (
    splitFrontMatter(head).front !== null ||
    HEADING.test(head) ||
    UNDERLINED.test(head) ||
    LINK.test(head) ||
    PICTURE.test(head) ||
    [...head.matchAll(EMPHASIS)].length >= LEAST_EMPHASIS
  );
};
