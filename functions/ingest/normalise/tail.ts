import type { RawBlock } from '../read/document.ts';
import { furnitureIn } from './furniture.ts';
import { isProse } from './words.ts';

const MOST_LINES = 60;

/**
 * Where a story ends: the index of the first line of furniture behind its last paragraph, or the number of blocks.
 * After the first widget, box or comment form nothing but furniture follows, whether or not we know its words: that
 * is how "1500 characters remaining" goes with "Do you like this article?". Prose is never passed.
 */
export const endOfStory = (blocks: readonly RawBlock[]): number => {
  let start = blocks.length;
  while (start > 0 && blocks.length - start < MOST_LINES && isLoose(blocks[start - 1])) start -= 1;
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block !== undefined && furnitureIn(block) !== null) return at;
  }
  return blocks.length;
};

/** A line that could be furniture: not a paragraph of prose, unless its words say that it is a widget. */
const isLoose = (block: RawBlock | undefined): boolean =>
  block !== undefined &&
  block.kind !== 'caption' &&
  (!isProse(block.text) || block.linked > 0.8 || furnitureIn(block) !== null);
