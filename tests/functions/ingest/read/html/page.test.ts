import { expect, it } from 'vitest';
import { readHtml } from '../../../../../functions/ingest/read/html/html.ts';

const STORY = `<h1>Ferry back</h1><p>${'The ferry sails again from Monday, the company said. '.repeat(5)}</p>`;
const texts = (html: string) => readHtml(html).blocks.map(({ text }) => text);

it.each([
  ['of its body', `<html><head><title>Ferry back</title></head>${STORY}</html>`],
  ['of its head and its body', `<html lang="en"><title>Ferry back</title><article>${STORY}</article></html>`],
])('reads a page that leaves out the tag %s, as HTML allows', (_, html) => {
  expect(texts(html).join(' ')).toContain('The ferry sails again from Monday');
  expect(readHtml(html).headlines[0]?.text).toBe('Ferry back');
});

it('does not fail on a page whose story stands outside of its body', () => {
  expect(readHtml(`<html><y>${STORY}</y><body></body></html>`).headlines[0]?.text).toBe('Ferry back');
});
