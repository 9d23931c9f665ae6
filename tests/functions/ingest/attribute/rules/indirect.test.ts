import { describe, expect, it } from 'vitest';
import { reported } from '../story.ts';

describe('a reported statement', () => {
  it.each([
    ['The bridge will be closed by winter, Lena Orlan told Wayside.', 'The bridge will be closed by winter'],
    ['The bridge will be closed by winter, Lena Orlan, an engineer, said.', 'The bridge will be closed by winter'],
    [
      'The bridge will be closed by winter, said Lena Orlan, chief of the Tarn Bridge Office.',
      'The bridge will be closed by winter',
    ],
    ['However, the bridge will be closed by winter, added Lena Orlan.', 'the bridge will be closed by winter'],
    ['Lena Orlan said that the bridge will be closed by winter.', 'the bridge will be closed by winter'],
    ['Lena Orlan said the bridge will be closed by winter.', 'the bridge will be closed by winter'],
    ['According to Lena Orlan, the bridge will be closed by winter.', 'the bridge will be closed by winter'],
    ['The bridge will be closed by winter, according to Lena Orlan.', 'The bridge will be closed by winter'],
  ])('%s', (paragraph, words) => {
    expect(reported([paragraph])).toEqual([`Lena Orlan: ${words}`]);
  });

  it.each([
    'Lena Orlan walked over the bridge in the rain.',
    'Lena Orlan said no.',
    'Lena Orlan told the council.',
    'Lena Orlan said, "The bridge will be closed by winter."',
  ])('is none in: %s', (paragraph) => {
    expect(reported([paragraph])).toEqual([]);
  });
});
