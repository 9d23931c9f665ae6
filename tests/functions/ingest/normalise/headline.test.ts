import { expect, it } from 'vitest';
import {
  chooseHeadline,
  looksLikeHeadline,
  standInHeadline,
  tidyHeadline,
} from '../../../../functions/ingest/normalise/headline.ts';

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

it('prefers the heading of the page that another source agrees with', () => {
  expect(
    chooseHeadline([
      { text: 'The Lindow Post', source: 'h1' },
      { text: 'Islanders win back the ferry', source: 'h1' },
      { text: 'Islanders win back the ferry | The Lindow Post', source: 'title' },
    ]),
  ).toBe('Islanders win back the ferry');
});

it('takes no blog’s name for the headline of its entry', () => {
  expect(
    chooseHeadline([
      { text: 'Harbour Notes of Ada Lune', source: 'h1' },
      { text: 'Bread on the early boat', source: 'h1' },
      { text: 'Bread on the early boat | Harbour Notes of Ada Lune', source: 'title' },
    ]),
  ).toBe('Bread on the early boat');
});

it('cuts the name of the site off a title that stands alone', () => {
  expect(chooseHeadline([{ text: 'Islanders win back the ferry - The Lindow Post', source: 'title' }])).toBe(
    'Islanders win back the ferry',
  );
});

it('answers null for a page that states none', () => {
  expect(chooseHeadline([])).toBeNull();
});

it('puts the opening words in the place of a missing headline', () => {
  expect(standInHeadline('Short words')).toBe('Short words');
  expect(standInHeadline(Array.from({ length: 20 }, () => 'word').join(' '))).toBe(
    `${Array.from({ length: 12 }, () => 'word').join(' ')} …`,
  );
});
