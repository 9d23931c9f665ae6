import type { Page } from './dom.ts';
import { decodeEntities } from './page.ts';

/** The content of the first of these meta tags that a page has, or null. Names in lower case. */
export type Meta = (...names: readonly string[]) => string | null;

/** A page's meta tags by `name`, `property`, `itemprop` or `http-equiv`; the first of a name counts. */
export const readMeta = (page: Page): Meta => {
  const contents = new Map<string, string>();
  for (const element of page.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.replace(/\s+/g, ' ').trim();
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content && !contents.has(name)) contents.set(name, decodeEntities(content));
    }
  }
  return (...names) => names.map((name) => contents.get(name)).find((content) => content !== undefined) ?? null;
};
