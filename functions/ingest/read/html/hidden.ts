import type { Page } from './dom.ts';

/** Text for screen readers and hover boxes, glued into sentences when it is read as text, and what is no text at all. */
const HIDDEN =
  'script:not([type="application/ld+json"]), style, noscript, template, [hidden], .sr-only, .visually-hidden, .screen-reader-text, .tooltip-content, [role="tooltip"], [class*="rollover"][class*="block"]';

/** Takes what no reader of the page sees out of its tree. */
export const dropHidden = (page: Page): void => {
  for (const element of [...page.querySelectorAll(HIDDEN)]) element.remove();
};
