import { expect, it } from 'vitest';
import { endOfStory } from '../../../../functions/ingest/normalise/tail.ts';
import { rawBlock } from '../../../../functions/ingest/read/document.ts';

const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';
const end = (...texts: readonly string[]) =>
  endOfStory(
    texts.map((text) => rawBlock('text', text)),
    [{ name: 'Ada Lune', role: null }],
  );

it('ends the story at the first furniture behind its last paragraph, with all that follows', () => {
  expect(end(PROSE, 'Share', 'Harbour crane to be painted blue')).toBe(1);
});

it('keeps short last lines that stand before the furniture, or without any', () => {
  expect(end(PROSE, '"Go home," she said.', 'Share')).toBe(2);
  expect(end(PROSE, 'Go home')).toBe(2);
});

it('never passes a paragraph', () => {
  expect(end('Share', PROSE)).toBe(2);
});

it('takes a note on the author for furniture', () => {
  expect(end(PROSE, 'Ada Lune is a reporter for The Lindow Post, where she covers the harbour.')).toBe(1);
});

it.each([
  'Ada Lune’s book about the harbour, "Tides", is out now. Follow her on Twitter @adalune.',
  `If you enjoyed this article, there is more: join us. ${'Members read all that we print. '.repeat(8)}`,
])('takes leave with "%s"', (line) => {
  expect(end(PROSE, line)).toBe(1);
});

it('does not take for leave what people are asked to follow elsewhere', () => {
  expect(end(PROSE, 'The guide asks visitors to follow her at a distance of ten metres along the quay.')).toBe(2);
  expect(end('Follow her on Twitter @adalune.', PROSE)).toBe(2);
});

it('ends before the heading of the furniture, but keeps a last heading that has nothing behind it', () => {
  const blocks = [rawBlock('text', PROSE), rawBlock('heading', 'Something to consider'), rawBlock('text', 'Share')];
  expect(endOfStory(blocks, [])).toBe(1);
  expect(endOfStory(blocks.slice(0, 2), [])).toBe(2);
});
