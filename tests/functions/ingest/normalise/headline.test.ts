import { expect, it } from 'vitest';
import { looksLikeHeadline, standInHeadline, tidyHeadline } from '../../../../functions/ingest/normalise/headline.ts';

it('takes a short line for a headline, and running text for none', () => {
  expect(looksLikeHeadline('Islanders win back the early ferry')).toBe(true);
  expect(
    looksLikeHeadline(
      'The ferry sails again from Monday, the company said on Tuesday, after islanders wrote four hundred letters.',
    ),
  ).toBe(false);
});

it('cuts a full stop, but neither an abbreviation nor an ellipsis', () => {
  expect(tidyHeadline('Ferry returns.')).toBe('Ferry returns');
  expect(tidyHeadline('Ferry returns to St. A.')).toBe('Ferry returns to St. A.');
  expect(tidyHeadline('And then …')).toBe('And then …');
});

it('puts the opening words in the place of a missing headline', () => {
  expect(standInHeadline('Short words')).toBe('Short words');
  expect(standInHeadline(Array.from({ length: 20 }, () => 'word').join(' '))).toBe(
    `${Array.from({ length: 12 }, () => 'word').join(' ')} …`,
  );
});
