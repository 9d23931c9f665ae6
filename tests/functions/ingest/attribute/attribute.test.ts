import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute } from '../../../../functions/ingest/attribute/attribute.ts';
import { attributed } from './story.ts';

const PIECES = [
  '"',
  '“',
  '”',
  '«',
  '»',
  ' said ',
  'Lena Orlan',
  'Mark Dunn',
  ', ',
  '. ',
  ' he ',
  ' who ',
  ' and ',
  ' — ',
  '(',
  ')',
  ' told ',
  'The bridge is old',
  ' according to ',
  ' 45',
  '\t',
  'сказал ',
  'Тимур Оспанов',
  '– ',
  '’s ',
];
const noise = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((parts) => parts.join('')),
);

describe('who said what', () => {
  it('gives offsets that slice the block to the text, and speakers that exist, whatever the text', () => {
    const story = fc.record({
      language: fc.constantFrom('en', 'ru', 'und'),
      paragraphs: fc.array(noise, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(story, ({ language, paragraphs }) => {
        const { quotations, speakers } = attributed(paragraphs, language);
        for (const { block, start, end, text, speaker, confidence } of quotations) {
          expect(paragraphs[block]?.slice(start, end)).toBe(text);
          expect(text).not.toBe('');
          expect(confidence > 0 && confidence <= 1).toBe(true);
          if (speaker !== null) expect(speakers.map(({ id }) => id)).toContain(speaker);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('numbers quotations in the order of the text and speakers in the order they speak', () => {
    const { quotations, speakers } = attributed([
      '"It is old," said Lena Orlan.',
      '"It creaks," said Mark Dunn.',
      '"It sways too," said Orlan.',
    ]);
    expect(quotations.map(({ id, speaker }) => [id, speaker])).toEqual([
      ['q1', 's1'],
      ['q2', 's2'],
      ['q3', 's1'],
    ]);
    expect(speakers.map(({ id, person }) => [id, person])).toEqual([
      ['s1', 'lena-orlan'],
      ['s2', 'mark-dunn'],
    ]);
  });

  it('says of a reported statement that it is not verbatim', () => {
    const { quotations } = attributed(['The bridge will be closed by winter, Lena Orlan said. "It is old."']);
    expect(quotations.map(({ kind, verbatim }) => [kind, verbatim])).toEqual([
      ['indirect', false],
      ['direct', true],
    ]);
  });

  it('does not take the author for a speaker', () => {
    const { speakers } = attribute({
      headline: 'Bridge closed',
      authors: [{ name: 'Ann Writer', role: null }],
      dateline: null,
      language: 'en',
      blocks: [{ type: 'paragraph', text: '"The bridge is old," said Lena Orlan.' }],
    });
    expect(speakers.map(({ name }) => name)).toEqual(['Lena Orlan']);
  });

  it('is surer of a name than of a pronoun, and least sure of nobody', () => {
    const [name, pronoun, nobody] = [
      attributed(['"It is old," said Lena Orlan.']),
      attributed(['Lena Orlan came.', '"It is old," she said.']),
      attributed(['"It is old, and it creaks."']),
    ].map(({ quotations }) => quotations[0]?.confidence ?? 0);
    expect(name).toBeGreaterThan(pronoun ?? 1);
    expect(pronoun).toBeGreaterThan(nobody ?? 1);
  });

  it('reads no table', () => {
    const { quotations } = attribute({
      headline: '',
      authors: [],
      dateline: null,
      language: 'en',
      blocks: [{ type: 'table', text: '"The bridge is old," said Lena Orlan.\t1' }],
    });
    expect(quotations).toEqual([]);
  });
});
