import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paragraphsOf } from '../../../../functions/ingest/read/paragraphs.ts';

it('takes what stands between blank lines as a paragraph', () => {
  expect(paragraphsOf('Headline\n\n\nFirst paragraph.\n\nSecond.')).toEqual([
    'Headline',
    'First paragraph.',
    'Second.',
  ]);
});

it('takes each line as a paragraph where there are no blank lines', () => {
  expect(paragraphsOf('Headline\nBy Ada Lune\nThe ferry sails again from Monday.')).toHaveLength(3);
});

it('joins lines of a hard-wrapped text', () => {
  const wrapped =
    'The ferry sails again from Monday, the\nline said, after islanders wrote 400\nletters to the county.';
  expect(paragraphsOf(wrapped)).toEqual([wrapped.replaceAll('\n', ' ')]);
});

it('keeps the hyphen of a word that was broken at it', () => {
  expect(
    paragraphsOf(
      'She is the island’s best and most well-\nknown letter writer, the harbour man\nsaid, and he should know.',
    ),
  ).toEqual([expect.stringContaining('well-known letter')]);
});

it('does not join short lines that were never wrapped', () => {
  expect(paragraphsOf('0 Comment(s)\nComment Policy * Denotes Required Field 1500 characters remaining')).toHaveLength(
    2,
  );
});

it('begins a paragraph at an indented line of a wrapped text', () => {
  const text =
    '  Bakers in the town left their ovens\ncold on Thursday, for the first time\nsince the war.\n  The guild wants four crowns an hour\nfor work before sunrise, it said.';
  expect(paragraphsOf(text)).toHaveLength(2);
});

it('joins a hundred thousand wrapped lines in one go', () => {
  expect(paragraphsOf('the ferry sails again from monday and\n'.repeat(100_000))).toHaveLength(1);
});

it('keeps every word in order, and nothing else', () => {
  const words = (text: string) => text.replace(/-\s+/g, '-').split(/\s+/).join(' ').trim();
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\n', '.', '-', 'длинное', ' слово '), maxLength: 300 }),
      (text) => {
        expect(words(paragraphsOf(text).join(' '))).toBe(words(text));
      },
    ),
  );
});
