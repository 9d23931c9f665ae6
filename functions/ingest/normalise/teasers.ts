import type { RawBlock } from '../read/document.ts';
import { furnitureIn } from './furniture.ts';
import { countWords, endsSentence } from './words.ts';

const LEAST_CARDS = 3;
const MOST_KICKER_WORDS = 4;
const LEAST_TITLE_WORDS = 5;
const MOST_TITLE_WORDS = 20;
const LINKED = 0.9;

/**
 * Where a list of other stories begins, each a heading that is all link and a few lines under it: at a line of furniture
 * behind which every heading is one, and there are three or more. The number of blocks where there is none: headings
 * that link are a story's own in a digest, and so stay unless furniture parts them from it.
 */
export const endBeforeTeasers = (blocks: readonly RawBlock[]): number => {
  let end = blocks.length;
  let cards = 0;
  for (let at = blocks.length - 1; at >= 0; at -= 1) {
    const block = blocks[at];
    if (block === undefined) break;
    const isFurniture = block.linked <= LINKED && furnitureIn(block) !== null;
    if (isFurniture && cards >= LEAST_CARDS) end = at;
    if (block.kind === 'heading' && !isFurniture) {
      if (block.linked <= LINKED) break;
      cards += 1;
    }
  }
  return end;
};

/**
 * The places of cards for other stories amid a story: three or more in a row of a kicker in capitals and a title that is
 * no sentence. One short line may stand between them.
 */
export const cardsAmid = (blocks: readonly RawBlock[]): ReadonlySet<number> => {
  const cards = new Set<number>();
  let run: number[] = [];
  const finish = (): void => {
    if (run.length >= LEAST_CARDS * 2) for (const at of run) cards.add(at);
    run = [];
  };
  for (let at = 0; at < blocks.length; at += 1) {
    if (isKicker(blocks[at]) && isTitle(blocks[at + 1])) {
      run.push(at, at + 1);
      at += 1;
    } else if (run.length > 0 && isStray(blocks[at]) && isKicker(blocks[at + 1])) run.push(at);
    else finish();
  }
  finish();
  return cards;
};

const isKicker = (block: RawBlock | undefined): boolean =>
  block?.kind === 'heading' &&
  countWords(block.text) <= MOST_KICKER_WORDS &&
  block.text === block.text.toUpperCase() &&
  block.text !== block.text.toLowerCase();

const isTitle = (block: RawBlock | undefined): boolean =>
  block?.kind === 'text' &&
  !endsSentence(block.text) &&
  countWords(block.text) >= LEAST_TITLE_WORDS &&
  countWords(block.text) <= MOST_TITLE_WORDS;

const isStray = (block: RawBlock | undefined): boolean =>
  block?.kind === 'text' && countWords(block.text) <= MOST_KICKER_WORDS && !endsSentence(block.text);
