import { expect, it } from 'vitest';
import { shapeBlocks } from '../../../../functions/ingest/normalise/shape.ts';
import { rawBlock } from '../../../../functions/ingest/read/document.ts';

const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';
const types = (...texts: readonly string[]) =>
  shapeBlocks(texts.map((text) => rawBlock('text', text))).map(({ type }) => type);

it('tells paragraphs, cross-heads and captions by their look', () => {
  expect(types(PROSE, 'Who pays', PROSE, 'The ferry at its berth. [Ada Lune]')).toEqual([
    'paragraph',
    'cross-head',
    'paragraph',
    'caption',
  ]);
});

it('takes the questions of an interview for text', () => {
  expect(types(PROSE, 'Who pays?', PROSE, 'Who sails?', PROSE, 'Who knows?', PROSE)).not.toContain('cross-head');
});

it('believes the format in what is a heading, a list or a caption', () => {
  const raw = [
    rawBlock('heading', 'Times.'),
    rawBlock('list', 'a\nb'),
    rawBlock('caption', 'The ferry. Photo: Ada Lune'),
    { ...rawBlock('caption', 'The crew.'), credit: 'Photo: Bram Oost' },
  ];
  expect(shapeBlocks(raw)).toEqual([
    { type: 'cross-head', text: 'Times.' },
    { type: 'list', text: 'a\nb' },
    { type: 'caption', text: 'The ferry.', credit: 'Ada Lune' },
    { type: 'caption', text: 'The crew.', credit: 'Bram Oost' },
  ]);
});
