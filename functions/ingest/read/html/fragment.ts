import type { RawBlock } from '../document.ts';
import { readText } from '../text.ts';
import { blocksOf } from './blocks.ts';
import { placeCaptions, takeCaptions } from './captions.ts';
import { dropHidden } from './hidden.ts';
import { isParsable, stripTags } from './limits.ts';
import { parsePage } from './page.ts';

/**
 * The blocks of a piece of HTML that is all story, such as the body of a wire item: nothing is looked for in it and
 * nothing is left out but what no reader sees and what `frame`, a CSS selector, names.
 */
export const readFragment = (html: string, frame?: string): readonly RawBlock[] => {
  if (!isParsable(html)) return readText(stripTags(html)).blocks;
  const page = parsePage(html);
  dropHidden(page);
  if (frame !== undefined) for (const element of [...page.querySelectorAll(frame)]) element.remove();
  const captions = takeCaptions(page);
  return placeCaptions(blocksOf(page.body), captions);
};
