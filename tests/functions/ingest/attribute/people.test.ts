import { describe, expect, it } from 'vitest';
import { attribute } from '../../../../functions/ingest/attribute/attribute.ts';
import { attributed, said } from './story.ts';

const speakers = (...paragraphs: readonly string[]): readonly string[] =>
  said(paragraphs).map((line) => line.split(':')[0] ?? '');

describe('who is who', () => {
  it('a surname is the person of that full name', () => {
    expect(speakers('Lena Orlan built it.', '"The bridge is old," Orlan said.')).toEqual(['Lena Orlan']);
  });

  it('a surname may stand before the full name', () => {
    expect(speakers('"The bridge is old," Orlan said.', 'Lena Orlan built it.')).toEqual(['Lena Orlan']);
  });

  it('a title and surname is the person of that sex', () => {
    expect(speakers('John Orlan and Lena Orlan built it.', '"The bridge is old," Mrs. Orlan said.')).toEqual([
      'Lena Orlan',
    ]);
    expect(speakers('Lena Orlan and John Orlan built it.', '"The bridge is old," Mr. Orlan said.')).toEqual([
      'John Orlan',
    ]);
  });

  it('a nickname, an initial and a middle name are the same person', () => {
    const { speakers: people } = attributed([
      '"It is old," said William Dunn.',
      '"It creaks," said Bill Dunn.',
      '"It sways too," said W. Dunn.',
    ]);
    expect(people.map(({ name }) => name)).toEqual(['William Dunn']);
    expect(people[0]?.forms).toEqual(['William Dunn', 'Bill Dunn', 'W. Dunn']);
  });

  it('a middle initial is no article', () => {
    expect(speakers('Mark A. Dunn built it.', '"The bridge is old," Mr. Dunn said.')).toEqual(['Mark A. Dunn']);
  });

  it('a surname may come first in the full name', () => {
    expect(speakers('Lou Jiwei built it.', '"The bridge is old," Mr. Lou said.')).toEqual(['Lou Jiwei']);
  });

  it('a surname may be a word', () => {
    expect(speakers('"It is old," said Mark From.', '"Nobody cares," From said. Dunn came from Tarn.')).toEqual([
      'Mark From',
      'Mark From',
    ]);
    expect(speakers('Anna May came late.', '"It is old," May said.')).toEqual(['Anna May']);
  });

  it('a verb before a name is no part of it', () => {
    expect(speakers('Anna Lune came late. Said Lune: "It is old enough now."')).toEqual(['Anna Lune']);
    expect(speakers('Council Nominates Anna Yong Lune.', '"It is old," Anna Yong Lune said.')).toEqual([
      'Anna Yong Lune',
    ]);
  });

  it('a body may have an of in its name', () => {
    expect(speakers('The Federation of Builders called the bridge "a danger to the whole valley."')).toEqual([
      'Federation of Builders',
    ]);
  });

  it('a son is not his father', () => {
    expect(speakers('"It is very old," said Mark Dunn Jr.', '"It creaks at night," said Mark Dunn Sr.')).toEqual([
      'Mark Dunn Jr.',
      'Mark Dunn Sr.',
    ]);
  });

  it('a slip of the pen is forgiven in a long surname', () => {
    expect(speakers('Rustam Bekmuratov built it.', '"The bridge is old," Bekmurtaov said.')).toEqual([
      'Rustam Bekmuratov',
    ]);
  });

  it.each([
    ['"The bridge is old," Lena Orlan told Wayside Weekly.', ['Lena Orlan']],
    ['"The bridge is old," the Harbour Post said.', ['organisation']],
    ['"The bridge is old," said a report.', ['document']],
    ['"The bridge is old," said two workers.', ['unnamed']],
  ])('%s', (paragraph, expected) => {
    const { speakers: people } = attributed([paragraph]);
    expect(people.map(({ kind, name }) => (kind === 'person' ? name : kind))).toEqual(expected);
  });
});

describe('a pronoun', () => {
  it('is the person of its sex who was spoken of last', () => {
    expect(speakers('Lena Orlan met Mark Dunn on the bridge.', '"It sways in the wind," she said.')).toEqual([
      'Lena Orlan',
    ]);
    expect(speakers('Lena Orlan met Mark Dunn on the bridge.', '"It sways in the wind," he said.')).toEqual([
      'Mark Dunn',
    ]);
  });

  it('is the one who spoke before rather than one who was spoken of', () => {
    expect(
      speakers('"It is old," said Mark Dunn, who succeeded John Berg.', '"It sways in the wind," he said.'),
    ).toEqual(['Mark Dunn', 'Mark Dunn']);
  });

  it('is the one whose words were reported just before', () => {
    expect(
      speakers('It is time to close the bridge, Mark Dunn told Wayside.', '"It sways in the wind," he said.'),
    ).toEqual(['Mark Dunn']);
  });

  it('has shown the sex of a name that tells none', () => {
    expect(
      speakers(
        'Orwyn Tack said she was tired. She left early.',
        'Belch Dorn came late and lost his coat.',
        '"It sways in the wind," she said.',
      ),
    ).toEqual(['Orwyn Tack']);
  });

  it('of many is nobody', () => {
    expect(speakers('Lena Orlan met Mark Dunn on the bridge.', '"It sways in the wind," they said.')).toEqual(['-']);
  });
});

describe('a full name', () => {
  const headed = (headline: string, ...paragraphs: readonly string[]) =>
    attribute({
      ...{ headline, authors: [], dateline: null, language: 'en' },
      blocks: paragraphs.map((text) => ({ type: 'paragraph' as const, text })),
    }).speakers.map(({ name }) => name);

  it.each([
    ['in the headline', ['Lena Orlan Goes After The Council', '"It is old," Orlan said.']],
    ['in brackets', ['It is old', 'Two have spoken (Lena Orlan, for one).', '"It is old," Orlan said.']],
    ['in a title between marks', ['It is old', 'On "The Lena Orlan Hour" few rang.', '"It is old," Orlan said.']],
    ['before a noun', ['It is old', 'They met at a Lena Orlan rally.', '"It is old," Orlan said.']],
  ])('may stand only %s', (_, [headline = '', ...paragraphs]) => {
    expect(headed(headline, ...paragraphs)).toEqual(['Lena Orlan']);
  });

  it('may have a hyphen', () => {
    expect(speakers('Han Ji-woon came late.', '"It is old," he said.')).toEqual(['Han Ji-woon']);
  });

  it('is not a place and a party', () => {
    const { speakers: found } = attributed(['"It is old," said a South Carolina Democrat.']);
    expect(found.map(({ kind }) => kind)).not.toContain('person');
  });
});
