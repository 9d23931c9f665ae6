import type { RawBlock } from '../document.ts';
import { childrenOf, isElement, type Page, type PageElement, type PageNode, textOf } from './dom.ts';

/** A caption, and the text of the paragraph before it, by which its place is found again. */
export type TakenCaption = { readonly block: RawBlock; readonly after: string | null };

const CAPTIONS = 'figcaption, [class*="caption"], [itemprop="caption"]';
const CREDITS = '[class*="credit"], [class*="copyright"], [class*="source"], [itemprop="copyrightHolder"], cite, small';
const FRAME = 'nav, aside, footer, header nav, [class*="related"], [class*="recommend"]';
const LEAST_LENGTH = 12;
const LONGEST = 1200;
/** An element with more text than this is no caption's, whatever its class says. */
const MOST_FIGURE_TEXT = 2500;

/**
 * Takes figures and captions out of a page, so that the extraction of the main text does not mix them into it, and
 * answers those that belong to a story: with words of their own, and not in a box of links.
 */
export const takeCaptions = (page: Page): readonly TakenCaption[] => {
  const taken: TakenCaption[] = [];
  for (const element of [...page.querySelectorAll(CAPTIONS)]) {
    const text = textOf(element);
    if (!isInside(element, page.body) || (text?.length ?? 0) > MOST_FIGURE_TEXT || isBody(element)) continue;
    if (
      text !== null &&
      text.length >= LEAST_LENGTH &&
      text.length <= LONGEST &&
      element.closest(FRAME) === null &&
      !isLink(element)
    )
      taken.push({ block: captionOf(element, text), after: textBefore(element, page.body) });
    element.remove();
  }
  for (const figure of [...page.querySelectorAll('figure')])
    if ((textOf(figure)?.length ?? 0) <= LEAST_LENGTH * 8 && figure.querySelector('table, blockquote, p ~ p') === null)
      figure.remove();
  return taken.filter((one, at) => taken.findIndex(({ block }) => block.text === one.block.text) === at);
};

/** Puts captions back where they stood: behind the paragraph that was before them, else at the head. */
export const placeCaptions = (blocks: readonly RawBlock[], captions: readonly TakenCaption[]): readonly RawBlock[] => {
  const places = captions.map(({ block, after }) => ({
    block,
    at: after === null ? -1 : blocks.findIndex(({ text }) => text === after || text.endsWith(after)),
  }));
  const at = (place: number) => places.filter((one) => one.at === place).map(({ block }) => block);
  return [...at(-1), ...blocks.flatMap((block, place) => [block, ...at(place)])];
};

const captionOf = (element: PageElement, whole: string): RawBlock => {
  const credit = textOf(element.querySelector(CREDITS));
  const text =
    credit !== null && credit.length < whole.length && whole.endsWith(credit)
      ? whole.slice(0, -credit.length).trim()
      : whole;
  return { kind: 'caption', text, credit: credit === text ? null : credit, linked: 0 };
};

const isLink = (element: PageElement): boolean => element.closest('a') !== null;
const isBody = (element: PageElement): boolean => element.querySelector('p ~ p ~ p, article, h1') !== null;

const isInside = (node: PageNode, body: PageNode): boolean => {
  for (let at: PageNode | null = node; at !== null; at = at.parentNode) if (at === body) return true;
  return false;
};

const MOST_STEPS = 400;
const LEAST_PARAGRAPH = 40;

/** The text of the nearest paragraph before an element in the order of the page, or null. */
const textBefore = (element: PageElement, body: PageNode): string | null => {
  let steps = 0;
  for (let at: PageNode = element; at !== body && at.parentNode !== null; at = at.parentNode) {
    const siblings = childrenOf(at.parentNode);
    for (let index = siblings.indexOf(at) - 1; index >= 0 && steps < MOST_STEPS; index -= 1, steps += 1) {
      const sibling = siblings[index];
      const paragraph = sibling !== undefined && isElement(sibling) ? lastParagraph(sibling) : null;
      if (paragraph !== null) return paragraph;
    }
  }
  return null;
};

const lastParagraph = (element: PageElement): string | null => {
  const paragraphs = element.localName === 'p' ? [element] : [...element.querySelectorAll('p')];
  const text = textOf(paragraphs.at(-1) ?? null);
  return text !== null && text.length >= LEAST_PARAGRAPH ? text : null;
};
