import type { RawBlock } from '../read/document.ts';
import { countWords, endsSentence } from './words.ts';

const LEAST_ENTRIES = 4;
const MOST_WORDS = 3;

/**
 * How many blocks at the head of a page are its menu: four or more lines in a row of at most three words, none ending
 * as a sentence does or holding a digit, with something longer behind them. 0 where there is none.
 */
export const menuLength = (blocks: readonly RawBlock[]): number => {
  let length = 0;
  while (length < blocks.length && isEntry(blocks[length])) length += 1;
  return length >= LEAST_ENTRIES && length < blocks.length ? length : 0;
};

const isEntry = (block: RawBlock | undefined): boolean =>
  block !== undefined &&
  block.kind === 'text' &&
  !/\d/.test(block.text) &&
  countWords(block.text) <= MOST_WORDS &&
  !endsSentence(block.text);
