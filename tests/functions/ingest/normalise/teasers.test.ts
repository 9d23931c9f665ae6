import { describe, expect, it } from 'vitest';
import { cardsAmid, endBeforeTeasers } from '../../../../functions/ingest/normalise/teasers.ts';
import { type RawBlock, rawBlock } from '../../../../functions/ingest/read/document.ts';

const text = (line: string): RawBlock => rawBlock('text', line);
const heading = (line: string, linked = 0): RawBlock => ({ ...rawBlock('heading', line), linked });
const PROSE = text('The ferry sails again from Monday, the company said on Tuesday.');
const teaser = (title: string): RawBlock[] => [heading(title, 1), PROSE];

describe('a list of other stories', () => {
  const others = [...teaser('Otters leave the mill'), ...teaser('Crane is painted blue'), ...teaser('Bakers go back')];

  it('ends the story where furniture parts them', () => {
    expect(endBeforeTeasers([PROSE, text('Share this article'), ...others])).toBe(1);
  });

  it('is the story itself where nothing does, as in a digest', () => {
    expect(endBeforeTeasers([PROSE, ...others])).toBe(7);
  });

  it('has three of them at least, and no heading that is not a link', () => {
    expect(endBeforeTeasers([PROSE, text('Share this article'), ...others.slice(0, 4)])).toBe(6);
    expect(endBeforeTeasers([PROSE, text('Share this article'), ...others, heading('What comes next')])).toBe(9);
  });
});

describe('cards amid a story', () => {
  const cards = [
    heading('MILL ROW'),
    text('Otters leave the mill as the sluices open'),
    heading('BLUE MOON'),
    text('Harbour crane is painted blue by night'),
    text('Warning'),
    heading('BACK TO DOUGH'),
    text('Bakers go back to work after six weeks'),
  ];

  it('are three kickers with titles, and what strays between them', () => {
    expect([...cardsAmid([PROSE, ...cards, PROSE])]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('are no cross-heads with paragraphs below, nor fewer than three', () => {
    expect(cardsAmid([PROSE, ...cards.slice(0, 4), PROSE]).size).toBe(0);
    const parts = ['THE MILL', 'THE CRANE', 'THE BAKERS'].flatMap((line) => [heading(line), PROSE]);
    expect(cardsAmid(parts).size).toBe(0);
  });
});
