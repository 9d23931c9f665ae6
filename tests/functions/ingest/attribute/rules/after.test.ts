import { describe, expect, it } from 'vitest';
import { said } from '../story.ts';

const one = (paragraph: string): string => said([paragraph])[0] ?? 'none';

describe('an attribution after the quotation', () => {
  it.each([
    ['"The bridge is safe now," said Lena Orlan.', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan said.', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan told the Harbour Post.', 'Lena Orlan'],
    ['"Is the bridge safe now?" Lena Orlan asked.', 'Lena Orlan'],
    ['"The bridge is safe now," said Lena Orlan, chief engineer of the Tarn Bridge Office, on Monday.', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan, an engineer who knows Mark Dunn, said.', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan, 45, of Tarn, said.', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan, who once worked for Mark Dunn, told reporters.', 'Lena Orlan'],
    ['"The bridge is safe now," said the town\'s chief engineer, Lena Orlan.', 'Lena Orlan'],
    ['"The bridge is safe now," said Tarn council member Lena Orlan.', 'Lena Orlan'],
    ['"The bridge is safe now," retired Road Police (RP) Col. Lena Orlan of Tarn told Wayside.', 'Lena Orlan'],
    ['"The bridge is safe now." — Lena Orlan', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan, an engineer who knows Mark Dunn said.', 'Lena Orlan'],
    ['"The bridge is safe now," Lena Orlan, author of "The Bridge of Tarn," said.', 'Lena Orlan'],
    ['"The bridge is safe now," bristled Lena Orlan.', 'Lena Orlan'],
    ['Those who think "the bridge is safe now," Lena Orlan said.', 'Lena Orlan'],
    ['The council did not find "cracks of any size," said its engineer, Lena Orlan, on Monday.', 'Lena Orlan'],
    ['"The bridge is safe for now" is what the town hopes, Lena Orlan said.', 'Lena Orlan'],
  ])('%s', (paragraph, speaker) => {
    expect(one(paragraph).split(':')[0]).toBe(speaker);
  });

  it('is no person where a nameless one speaks', () => {
    expect(one('"The bridge is safe now," said a spokesman for Lena Orlan.')).toMatch(/^a spokesman: /);
    expect(one('"The bridge is safe now," said a senior Orlan adviser.')).toMatch(/^a senior Orlan adviser: /);
  });

  it('is none where the quotation begins another clause', () => {
    expect(said(['Lena Orlan called it "a bridge beyond all hope," and Mark Dunn said it would fall.'])).toEqual([
      'Lena Orlan: a bridge beyond all hope,',
    ]);
  });
});
