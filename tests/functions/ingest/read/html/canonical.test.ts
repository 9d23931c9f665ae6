import { expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/ingest/read/html/html.ts';

const page = (head: string) =>
  `<html><head>${head}</head><body><h1>Ferry back</h1><p>The ferry sails again from Monday, the company said.</p></body></html>`;
const OG = '<meta property="og:url" content="https://lindow.example/ferry">';

it.each([
  ['<link rel="canonical" href="https://lindow.example/a">', 'https://lindow.example/a'],
  ['<link rel="canonical" href="javascript:alert(1)">', 'https://lindow.example/ferry'],
  ['<link rel="canonical" href="/ferry">', 'https://lindow.example/ferry'],
  ['<link rel="canonical" href="data:text/html,x">', 'https://lindow.example/ferry'],
])('takes %s for the address of a page only where it is of the web', (link, url) => {
  expect(readHtml(page(link + OG)).url).toBe(url);
});

it('states no address where there is none of the web', () => {
  expect(readHtml(page('<link rel="canonical" href="javascript:alert(1)">')).url).toBeNull();
});
