import { expect, it } from 'vitest';
import { chooseHeadline } from '../../../../functions/ingest/normalise/stated-headline.ts';

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

it('takes a page’s only heading of several words, whatever its title says', () => {
  expect(
    chooseHeadline([
      { text: 'How the islanders won back their boat', source: 'h1' },
      { text: 'Ferry timetable: everything you need to know', source: 'og' },
    ]),
  ).toBe('How the islanders won back their boat');
});

it('leaves a title whole that another source goes on from with the site’s name', () => {
  expect(
    chooseHeadline([
      { text: 'Ferry timetable – winter – the second', source: 'og' },
      { text: 'Ferry timetable – winter – the second | The Lindow Post', source: 'title' },
    ]),
  ).toBe('Ferry timetable – winter – the second');
});

it('finds the headline behind the blog’s name and the word Archive', () => {
  expect(
    chooseHeadline([
      { text: 'Harbour Notes', source: 'h1' },
      { text: 'Harbour Notes » Blog Archive » Bread on the early boat', source: 'title' },
    ]),
  ).toBe('Bread on the early boat');
});

it('takes the headline without its kicker where the page states it so, too, and whole where it is cut off', () => {
  expect(
    chooseHeadline([
      { text: 'Harbour strike Islanders win back the ferry', source: 'h1' },
      { text: 'Islanders win back the ferry', source: 'json-ld' },
    ]),
  ).toBe('Islanders win back the ferry');
  expect(
    chooseHeadline([
      { text: 'Islanders win back the…', source: 'h1' },
      { text: 'Islanders win back the early ferry | The Lindow Post', source: 'title' },
    ]),
  ).toBe('Islanders win back the early ferry');
});
