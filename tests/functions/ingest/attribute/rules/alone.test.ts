import { describe, expect, it } from 'vitest';
import { said } from '../story.ts';

const speakers = (...paragraphs: readonly string[]): readonly string[] =>
  said(paragraphs).map((line) => line.split(':')[0] ?? '');

describe('a quotation that its sentence does not attribute', () => {
  it('goes on after the attribution in its paragraph', () => {
    expect(speakers('"The bridge is old," said Lena Orlan. "It needs new paint. Now."')).toEqual([
      'Lena Orlan',
      'Lena Orlan',
    ]);
  });

  it('belongs to whom the sentence before is about', () => {
    expect(speakers('Lena Orlan was furious. "Nobody has painted it for years."')).toEqual(['Lena Orlan']);
  });

  it('belongs to who reports in the sentence before, not to what is reported', () => {
    expect(
      speakers('Lena Orlan wrote that the builders, who came before Mark Dunn said a word, may leave.', '"It is old."'),
    ).toEqual(['Lena Orlan']);
  });

  it('belongs to nobody for an adjective that looks like a plural', () => {
    expect(speakers('Lena Orlan says she had a nervous call from Tarn. "It is old and cold."')).toEqual(['Lena Orlan']);
  });

  it('is none where a short line between single marks heads what follows', () => {
    expect(said(['"It is old," said Lena Orlan.', '‘Who cares?’', 'The bridge opened late.'])).toHaveLength(1);
  });

  it('belongs to whom a paragraph with a colon introduces', () => {
    expect(
      speakers('"It will fall," Mark Dunn said.', 'Lena Orlan put it this way:', '"Nobody has painted it for years."'),
    ).toEqual(['Mark Dunn', 'Lena Orlan']);
  });

  it('is carried over from the paragraph before', () => {
    expect(speakers('"The bridge is old," said Lena Orlan.', '"Nobody has painted it for years."')).toEqual([
      'Lena Orlan',
      'Lena Orlan',
    ]);
  });

  it('goes on where the mark is opened again in each paragraph', () => {
    expect(speakers('"The bridge is old," said Lena Orlan. "It creaks.', '"It sways in the wind."')).toEqual([
      'Lena Orlan',
      'Lena Orlan',
      'Lena Orlan',
    ]);
  });

  it('is attributed by the sentence after, at the begin of a paragraph', () => {
    expect(
      speakers(
        '"It will fall," Mark Dunn said.',
        'The day was grey.',
        '"It creaks at night." "It sways too," said Lena Orlan.',
      ),
    ).toEqual(['Mark Dunn', 'Lena Orlan', 'Lena Orlan']);
  });

  it("is nobody's where nobody is near", () => {
    expect(speakers('"Nobody has painted it for years."')).toEqual(['-']);
  });
});
