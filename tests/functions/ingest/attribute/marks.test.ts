import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spansBetweenMarks } from '../../../../functions/ingest/attribute/marks.ts';

const between = (text: string): readonly string[] =>
  spansBetweenMarks(text).map(({ start, end }) => text.slice(start, end));

describe('stretches between marks', () => {
  it.each([
    ['straight', '"Come in," she said.', ['Come in,']],
    ['curly', '“Come in,” she said.', ['Come in,']],
    ['guillemets', 'Она сказала: «Входите».', ['Входите']],
    ['French, with spaces', 'Elle dit : « Entrez donc. »', ['Entrez donc.']],
    ['Urdu, turned', 'اس نے کہا: ”اندر آئیں“۔', ['اندر آئیں']],
    ['Urdu, single and turned', 'اس نے کہا: ’اندر آئیں‘ ۔', ['اندر آئیں']],
    ['German', '„Komm herein“, sagte sie.', ['Komm herein']],
    ['German guillemets', 'Sie sagte: »Komm herein«.', ['Komm herein']],
    ['single, round speech', '‘Come in,’ she said.', ['Come in,']],
    ['two single ones', "''Come in,'' she said.", ['Come in,']],
    ['opened curly, closed straight', '“Come in," she said.', ['Come in,']],
    ['two in a paragraph', '"Come in," she said. "Sit down."', ['Come in,', 'Sit down.']],
    ['nested, of another kind', '"She said \'no\' to me," he said.', ["She said 'no' to me,"]],
    ['nested, of the same kind', '“She said “no” to me,” he said.', ['She said “no” to me,']],
    ['never closed', 'He said: “We begin at noon.', ['We begin at noon.']],
    ['never closed, then opened again', '“We begin. “We end,” he said.', ['We end,']],
  ])('%s', (_, text, stretches) => {
    expect(between(text)).toEqual(stretches);
  });

  it('are none round apostrophes', () => {
    expect(between("The judges' court can't sit, the clerk's note said.")).toEqual([]);
  });

  it('never overlap, and lie in the text, whatever the text', () => {
    const noise = fc
      .array(fc.constantFrom('"', '“', '”', '«', '»', '„', "'", '‘', '’', 'ab', ' ', ', ', '. '))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(noise, (text) => {
        let last = 0;
        for (const { outerStart, start, end, outerEnd } of spansBetweenMarks(text)) {
          expect(
            last <= outerStart && outerStart <= start && start < end && end <= outerEnd && outerEnd <= text.length,
          ).toBe(true);
          last = outerEnd;
        }
      }),
    );
  });
});
