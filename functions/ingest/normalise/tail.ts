import type { Author } from '../../archive/article.ts';
import type { RawBlock } from '../read/document.ts';
import { isAuthorBox } from './author-box.ts';
import { furnitureIn, takesLeave } from './furniture.ts';
import { isProse } from './words.ts';

const MOST_LINES = 60;

/**
 * Where a story ends: the index of the first line of furniture behind its last paragraph, or the number of blocks.
 * After the first widget, box or comment form nothing but furniture follows, whether or not we know its words: that
 * is how "1500 characters remaining" goes with "Do you like this article?". Prose is never passed, but for a note on
 * the author.
 */
export const endOfStory = (blocks: readonly RawBlock[], authors: readonly Author[]): number => {
  const isFurniture = (block: RawBlock) =>
    furnitureIn(block) !== null || isAuthorBox(block.text, authors) || takesLeave(block.text);
  let start = blocks.length;
  for (; start > 0 && blocks.length - start < MOST_LINES; start -= 1) {
    const block = blocks[start - 1];
    if (block === undefined || block.kind === 'caption' || (isStory(block) && !isFurniture(block))) break;
  }
  let end = blocks.findIndex((block, at) => at >= start && isFurniture(block));
  if (end < 0) return blocks.length;
  while (blocks[end - 1]?.kind === 'heading') end -= 1; // it heads the furniture
  return end;
};

/** Prose that is not all link: links to other stories are set as paragraphs, too. */
const isStory = (block: RawBlock): boolean => block.linked <= 0.8 && isProse(block.text);
