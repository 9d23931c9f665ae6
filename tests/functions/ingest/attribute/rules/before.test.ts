import { describe, expect, it } from 'vitest';
import { said } from '../story.ts';

const speakers = (paragraph: string): readonly string[] => said([paragraph]).map((line) => line.split(':')[0] ?? '');

describe('an attribution before the quotation', () => {
  it.each([
    ['Lena Orlan said: "The bridge is safe now."', 'Lena Orlan'],
    ['Lena Orlan, the engineer, told the council, "The bridge is safe now."', 'Lena Orlan'],
    ['Lena Orlan rose from her seat, saying, "The bridge is safe now."', 'Lena Orlan'],
    ['Lena Orlan praised the builders and said that "the bridge is safe now."', 'Lena Orlan'],
    ['Lena Orlan said the bridge feels "as safe as a house."', 'Lena Orlan'],
    ['Lena Orlan said Mark Dunn is "wrong about the whole bridge."', 'Lena Orlan'],
    ['Lena Orlan, whom Mark Dunn had sent, bemoaned "the state of the whole bridge."', 'Lena Orlan'],
    ['It came as no surprise to engineer Mark Dunn, but Lena Orlan said: "The bridge is safe now."', 'Lena Orlan'],
    ['In an email to Mark Dunn, Lena Orlan wrote: "The bridge is safe now."', 'Lena Orlan'],
    ['Speaker of the Council Lena Orlan said, "The bridge is safe now."', 'Lena Orlan'],
    ['The town is uneasy after Lena Orlan\'s comment that "the bridge will fall by itself."', 'Lena Orlan'],
    ['Few hold on to Lena Orlan\'s "we shall all cross it together" of last year.', 'Lena Orlan'],
    ['Friends for a Tarn director Lena Orlan said, "The bridge is safe now."', 'Lena Orlan'],
    ['Lena Orlan, president and CEO of Tarn Bridges said, "The bridge is safe now."', 'Lena Orlan'],
    ['As Lena Orlan put it in a letter to Mark Dunn, the bridge is "the pride of the whole valley."', 'Lena Orlan'],
    ['Yet, as Lena Orlan observed, "the bridge is safe now."', 'Lena Orlan'],
    ['Lena Orlan says it shows that Mark Dunn is "wrong about the whole bridge."', 'Lena Orlan'],
    ['Lena Orlan said he hopes Mark Dunn will continue to be "the voice of the valley."', 'Lena Orlan'],
    [
      'Lena Orlan, head of Wayside, a group that has sued to see the plans of the Tarn Council, said "the bridge is safe."',
      'Lena Orlan',
    ],
    ['Lena Orlan, one of the builders passed over by Mark Dunn, said "the bridge is safe."', 'Lena Orlan'],
    ['Lena Orlan, the author of "Wide Water," a book on rivers, said "the bridge is safe."', 'Lena Orlan'],
    ['Lena Orlan has gone after Mark Dunn as a "danger to the whole valley."', 'Lena Orlan'],
    ['Lena Orlan was asked by Mark Dunn, "Is the bridge safe now?"', 'Mark Dunn'],
  ])('%s', (paragraph, speaker) => {
    expect(speakers(paragraph)).toEqual([speaker]);
  });

  it('is nobody the sentence names where the subject was asked', () => {
    expect(speakers('Lena Orlan was asked, "Is the bridge safe now?"')).toEqual(['-']);
  });

  it('holds for both parts of a split quotation', () => {
    expect(speakers('"The bridge is old," Lena Orlan said, "but it is safe enough."')).toEqual([
      'Lena Orlan',
      'Lena Orlan',
    ]);
  });
});
