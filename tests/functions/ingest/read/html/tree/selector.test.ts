import { expect, test } from 'vitest';
import { parseTree } from '../../../../../../functions/ingest/read/html/tree/parse.ts';

const page = parseTree(`<html><body>
<article id="a" class="story story--long"><h1 id="b">Ferry</h1><p id="c" class="lead">One</p><p id="d">Two</p><div id="e"><p id="f">Three</p></div></article>
<a id="g" rel="Author me" href="/author/ada">Ada</a><span id="h" title="">Note</span>
<template><p id="i">Unseen</p></template></body></html>`);

const found = (selectors: string): string => [...page.querySelectorAll(selectors)].map(({ id }) => id).join(' ');

test.each([
  ['p', 'c d f'],
  ['H1,P', 'b c d f'],
  ['.story', 'a'],
  ['.long', ''],
  ['p.lead', 'c'],
  ['#e', 'e'],
  ['[title]', 'h'],
  ['[class*="long"]', 'a'],
  ['[href^="/author"]', 'g'],
  ['[href$="ada"]', 'g'],
  ['[rel~="author"]', 'g'],
  ['[id="b"], [id=d]', 'b d'],
  ['p:not(.lead)', 'd f'],
  ['body [class*="story"] p', 'c d f'],
  ['article > p', 'c d'],
  ['p + p', 'd'],
  ['h1 ~ p', 'c d'],
  ['h1 + p ~ div > *', 'f'],
])('finds by %s', (selectors, ids) => {
  expect(found(selectors)).toBe(ids);
});

test('finds the first, and the closest above, the element itself included', () => {
  const first = page.querySelector('div p');
  expect(first?.id).toBe('f');
  expect(first?.closest('p')?.id).toBe('f');
  expect(first?.closest('.story')?.id).toBe('a');
  expect(first?.closest('nav')).toBeNull();
});

test.each(['p:first-child', '[class|="a"]', 'p >> a', '[class*=""]'])(
  'refuses %s, which none of our rules uses',
  (selectors) => {
    expect(() => page.querySelector(selectors)).toThrow('No selector of ours');
  },
);
