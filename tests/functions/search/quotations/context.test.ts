import { expect, it } from 'vitest';
import { contextOf } from '../../../../functions/search/quotations/context.ts';
import { draft } from '../../../support/articles.ts';

/** The context of the part of the middle paragraph that stands between ⟨ and ⟩. */
const around = (middle: string, before = '', after = ''): ReturnType<typeof contextOf> => {
  const start = middle.indexOf('⟨');
  const end = middle.indexOf('⟩') - 1;
  const texts = [before, middle.replace(/[⟨⟩]/g, ''), after];
  const article = draft('a', { blocks: texts.map((text) => ({ type: 'paragraph', text })) });
  const [quotation] = article.quotations;
  if (quotation === undefined) throw new Error('The draft has a quotation');
  return contextOf({ ...article, state: 'live', revision: 1, commit: 1 }, { ...quotation, block: 1, start, end });
};

it('is the rest of the sentence on either side', () => {
  expect(around('It rained. The mayor said "⟨we wait,⟩" and left. Nobody spoke.')).toEqual({
    before: 'The mayor said "',
    after: '" and left.',
  });
});

it('of a sentence alone is the one before and the one after', () => {
  expect(around('It rained. The quay was empty. "⟨We wait.⟩" Nobody spoke. It rained on.')).toEqual({
    before: 'The quay was empty. "',
    after: '" Nobody spoke.',
  });
});

it('goes on in the next paragraph where this one has no word left', () => {
  expect(around('"⟨We wait.⟩"', 'It rained. The quay was empty.', 'Nobody spoke. It rained on.')).toEqual({
    before: 'The quay was empty.\n"',
    after: '"\nNobody spoke.',
  });
});

it('may be nothing', () => {
  expect(around('⟨We wait.⟩')).toEqual({ before: '', after: '' });
});
