import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ArchiveError } from '../../../../functions/archive/errors.ts';
import { normalise } from '../../../../functions/ingest/normalise/normalise.ts';
import { bareDocument, rawBlock } from '../../../../functions/ingest/read/document.ts';
import { readText } from '../../../../functions/ingest/read/text.ts';

const SOURCE = { key: 'incoming/ferry.txt', format: 'text', bytes: 100, url: null };
const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';
const ofText = (text: string) => normalise(readText(text), SOURCE);

it('makes the clean story of a scraped text', () => {
  const { story, dropped } = ofText(
    `Ferry back\n\nBy Ada Lune\n\nThe boat at its berth. [Bram Oost]\n\nSKARROW -- ${PROSE}\n\nWho pays\n\n${PROSE}\n\nShare\nMore of this`,
  );
  expect(story).toMatchObject({
    headline: 'Ferry back',
    authors: [{ name: 'Ada Lune', role: null }],
    dateline: { place: 'Skarrow', raw: 'SKARROW --' },
    published: null,
    language: 'en',
    script: 'Latn',
    source: SOURCE,
  });
  expect(story.blocks).toEqual([
    { type: 'caption', text: 'The boat at its berth.', credit: 'Bram Oost' },
    { type: 'paragraph', text: PROSE },
    { type: 'cross-head', text: 'Who pays' },
    { type: 'paragraph', text: PROSE },
  ]);
  expect(dropped).toEqual([
    { text: 'Share', rule: 'widget' },
    { text: 'More of this', rule: 'after the story' },
  ]);
});

it('prefers what the format states to what the text says', () => {
  const document = {
    ...bareDocument([rawBlock('text', 'By Bram Oost'), rawBlock('text', PROSE)]),
    headlines: [{ text: 'Ferry back', source: 'json-ld' }],
    authors: ['Ada Lune'],
    published: [
      { text: 'soon', source: 'meta' },
      { text: '2026-04-28T06:00:00+02:00', source: 'time' },
    ],
  };
  expect(normalise(document, SOURCE).story).toMatchObject({
    headline: 'Ferry back',
    authors: [{ name: 'Ada Lune' }],
    published: { iso: '2026-04-28T06:00:00+02:00', precision: 'time', source: 'time' },
  });
});

it('names an article by the identifier of its format, else by its key', () => {
  const document = { ...readText(`Ferry back\n\n${PROSE}`), identity: 'urn:lindow:1' };
  const again = { ...SOURCE, key: 'incoming/ferry-2.txt' };
  expect(normalise(document, SOURCE).story.id).toBe(normalise(document, again).story.id);
  expect(ofText(PROSE).story.id).not.toBe(normalise(readText(PROSE), again).story.id);
});

it('finds the author at the foot of a story', () => {
  expect(ofText(`Паром вернулся\n\n${PROSE}\n\nПоделиться\n\nТекст: Мила Ветрова`).story.authors).toEqual([
    { name: 'Мила Ветрова', role: null },
  ]);
});

it('lets the opening words stand in for a missing headline, and says so', () => {
  const { story, notes } = ofText(`${PROSE} ${PROSE}`);
  expect(story.headline).toBe('The ferry sails again from Monday, the company said on Tuesday. The …');
  expect(story.blocks).toHaveLength(1);
  expect(notes).toEqual(['It has no headline: its opening words stand in for one.']);
});

it.each(['three short words', 'Ferry back', 'Share', '…'])('finds no article in "%s"', (text) => {
  expect(() => ofText(text)).toThrow(expect.objectContaining({ code: 'no-article' }));
});

const PIECES = fc.constantFrom(
  'By Ada Lune',
  'ALMATY -- ',
  PROSE,
  'Share',
  'Who pays',
  '[Sud.gov.kz]',
  '\n',
  '\n\n',
  ' ',
  '"Go home," she said.',
  'Обновлено 4 мая 2026',
  '- item',
  '«»',
  '((((',
  '2026-05-03',
);

it('answers any text with a story whose every word is of the text, in order, or with a rejection', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  fc.assert(
    fc.property(
      fc.array(fc.oneof(PIECES, fc.string({ unit: 'grapheme', maxLength: 20 })), { maxLength: 30 }),
      (pieces) => {
        const text = pieces.join('');
        try {
          let from = 0;
          const input = letters(
            readText(text)
              .blocks.map((block) => block.text)
              .join(''),
          );
          for (const block of ofText(text).story.blocks) {
            const at = input.indexOf(letters(block.text), from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at;
          }
        } catch (error) {
          if (!(error instanceof ArchiveError)) throw error;
          expect(error.code).toBe('no-article');
        }
      },
    ),
  );
});
