import { expect, it } from 'vitest';
import { mainContent } from '../../../../../functions/ingest/read/html/main-content.ts';
import { parsePage } from '../../../../../functions/ingest/read/html/page.ts';

const PROSE = 'The ferry sails again from Monday, the company said. ';
const page = (body: string) => parsePage(`<html><head><title>x</title></head><body>${body}</body></html>`);

it('finds the main text of a page', () => {
  const { content } = mainContent(page(`<nav><a href="/">Home</a></nav><article><p>${PROSE.repeat(20)}</p></article>`));
  expect(content?.textContent).toContain('The ferry sails again');
});

it('finds none where the page has no body to climb to', () => {
  const broken = parsePage(`<html><y><p>${PROSE.repeat(20)}</p></y><body></body></html>`);
  expect(mainContent(broken)).toEqual({ content: null, byline: null });
});
