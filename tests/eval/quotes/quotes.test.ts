import { describe, expect, it } from 'vitest';
import { english } from '../../../functions/ingest/attribute/languages/english.ts';
import { FOLDS, foldOf } from './judged.ts';
import { quotesParameters } from './main.ts';
import { predict } from './predict.ts';
import { sameRole } from './role.ts';
import { packWithout, withheldFrom } from './withhold.ts';

const article = (id: string, name: string, cue: string) => {
  const text = `Bridge is safe\n\n“The bridge is safe for now,” ${cue} ${name}, chief engineer of the Tarn Bridge Office.`;
  const quoted = 'The bridge is safe for now,';
  const start = text.indexOf(quoted);
  const quote = { start, end: start + quoted.length, text: quoted, speaker: { mention: name, canonical: name }, cue };
  return { id, text, quotes: [quote] };
};

describe('the evaluation of quotations', () => {
  it('predicts a text as an upload of it would be read, in offsets of that text', () => {
    const { quotes } = predict(article('a', 'Lena Orlan', 'said'));
    expect(quotes).toMatchObject([{ start: 17, text: 'The bridge is safe for now,', speaker: 'Lena Orlan' }]);
  });

  it('strikes from the lists what one fold alone needs', () => {
    const fold = foldOf('a');
    const other = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].find((id) => foldOf(id) !== fold) ?? '';
    const withheld = withheldFrom(fold, [article('a', 'Anna Lune', 'muttered'), article(other, 'Mark Lune', 'said')]);
    expect([...withheld.cues, ...withheld.givenNames]).toEqual(['muttered', 'anna']);
    const pack = packWithout(english, withheld);
    expect([pack.cues.has('muttered'), pack.cues.has('said'), pack.givenNames.has('anna')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(fold).toBeLessThan(FOLDS);
  });

  it.each([
    ['the chief engineer of the Tarn Bridge Office', 'chief engineer Tarn Bridge Office', true],
    ['chief engineer', 'chief engineer Tarn Bridge Office', true],
    ['chief engineer', 'deputy', false],
    ['chief engineer', '', false],
  ])('takes "%s" and "%s" for the same role: %s', (gold, role, same) => {
    expect(sameRole(gold, role)).toBe(same);
  });

  it('says what it wants of the command line', () => {
    expect(quotesParameters(['gold.jsonl', '--errors', '3'])).toEqual([
      'gold.jsonl',
      { json: false, errors: 3, crossValidate: false },
    ]);
    expect(() => quotesParameters([])).toThrow('Which gold standard?');
    expect(() => quotesParameters(['gold.jsonl', '--errors', 'many'])).toThrow('--errors takes a number');
  });
});
