import { describe, expect, it } from 'vitest';
import { said } from './story.ts';

describe('a person called by role or age alone', () => {
  const opening = 'Health minister Ann Lee, 61, opened the ward with Hans Vetter, 45, the mayor.';

  it.each([
    ['"It is a good day for all of us," the minister said.', 'Ann Lee'],
    ['"We have waited long for this," said the 45-year-old, who was born here.', 'Hans Vetter'],
    ['"We have waited long for this," the 45-year-old mayor said.', 'Hans Vetter'],
  ])('is who holds it in the story: %s', (paragraph, name) => {
    expect(said([opening, paragraph])[0]).toMatch(new RegExp(`^${name}: `));
  });

  it.each([
    '"It is a good day for all of us," a minister said.',
    '"It is a good day for all of us," the Skarrow minister said.',
    '"It is a good day for all of us," the 30-year-old said.',
  ])('is nobody of them where the words are of somebody else: %s', (paragraph) => {
    expect(said([opening, paragraph])[0]).not.toMatch(/^(?:Ann Lee|Hans Vetter): /);
  });

  it('is nobody where two hold it', () => {
    const two = 'Health minister Ann Lee met finance minister Hans Vetter on Monday.';
    expect(said([two, '"It is a good day for all of us," the minister said.'])[0]).not.toMatch(/Ann Lee|Hans Vetter/);
  });
});

it('a mark left open is of whom the next paragraph names, not of who spoke before', () => {
  const paragraphs = [
    '"We will paint the crane," Hans Vetter said.',
    '"I was asked three times about it.',
    '"Each time I said no to them," recalled Oona Brandt.',
  ];
  expect(said(paragraphs)[1]).toBe('Oona Brandt: I was asked three times about it.');
});

it('what a French speaker is stands within the marks, and is not said', () => {
  const paragraph = '« Nous repeindrons la grue, a déclaré Jean Morel, président du port. Personne ne nous arrêtera. »';
  expect(said([paragraph], 'fr')).toEqual([
    'Jean Morel: Nous repeindrons la grue',
    'Jean Morel: Personne ne nous arrêtera.',
  ]);
});
