import { cleanCharacters } from '../characters.ts';
import type { Page } from './dom.ts';
import { parseTree } from './tree/parse.ts';

/**
 * The tree of a page that may be parsed. A fragment gets a page around it, since the parser takes the first tag for the
 * root; so does a page that leaves out the tag of its body, and one whose own root it cannot find, behind damage or a
 * comment.
 */
export const parsePage = (html: string): Page => {
  const clean = cleanCharacters(html);
  if (/<html[\s>]/i.test(clean) && /<body[\s>]/i.test(clean)) {
    const page = parseTree(clean);
    if (page.firstElementChild?.localName === 'html') return page;
  }
  return parseTree(`<!doctype html><html><body>${clean.replace(FRAME, '')}</body></html>`);
};

const FRAME = /<\/?(?:html|body)(?=[\s>])[^<>]{0,2000}>|<!doctype[^<>]{0,500}>/gi;

/** A text in which the marks of HTML's characters were left: `Caf&eacute;`, as meta tags and JSON-LD have it. */
export const decodeEntities = (text: string): string =>
  /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i.test(text)
    ? parseTree(`<html><body>${text.replaceAll('<', '&lt;')}</body></html>`).body.textContent
    : text;
