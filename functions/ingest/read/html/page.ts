import { parseHTML } from 'linkedom';
import { cleanCharacters } from '../characters.ts';
import type { Page } from './dom.ts';

/** The tree of a page that may be parsed. A fragment gets a page around it: the parser takes the first tag for the root. */
export const parsePage = (html: string): Page => {
  const clean = cleanCharacters(html);
  const page = /<body[\s>]/i.test(clean) ? clean : `<body>${clean}</body>`;
  const whole = /<html[\s>]/i.test(clean) ? clean : `<!doctype html><html>${page}</html>`;
  return parseHTML(whole).document as unknown as Page;
};
