import { expect, it } from 'vitest';
import { readAuthors, readByline } from '../../../../functions/ingest/normalise/byline.ts';

const names = (line: string) => readByline(line)?.map(({ name }) => name);

it.each([
  ['By Ksenia Bondal', ['Ksenia Bondal']],
  ['By Ada Lune and Bram Oost', ['Ada Lune', 'Bram Oost']],
  ['By Ada Lune, Bram Oost & Cleo Pike', ['Ada Lune', 'Bram Oost', 'Cleo Pike']],
  ['BY SUNNIVA BRANDT', ['Sunniva Brandt']],
  ['By J. R. van der Meer', ['J. R. van der Meer']],
  ['Written by Ada Lune', ['Ada Lune']],
  ['Автор: Мила Ветрова', ['Мила Ветрова']],
  ['Текст: Мила Ветрова и Павел Дрозд', ['Мила Ветрова', 'Павел Дрозд']],
  ['Von Uwe Lenz und Maja Brandt', ['Uwe Lenz', 'Maja Brandt']],
  ['Por Inés Alcorta', ['Inés Alcorta']],
  ['Par Odile Ferrant', ['Odile Ferrant']],
  ['Muallif: Nodira Olimova', ['Nodira Olimova']],
])('reads the names in "%s"', (line, expected) => {
  expect(names(line)).toEqual(expected);
});

it('reads a role behind the name', () => {
  expect(readByline('By Jonah Prewitt, Harbour Correspondent')).toEqual([
    { name: 'Jonah Prewitt', role: 'Harbour Correspondent' },
  ]);
});

it('leaves addresses and handles out', () => {
  expect(names('By Ada Lune ada.lune@lindow.example @adalune')).toEqual(['Ada Lune']);
});

it.each([
  'By recruiting mothers, terrorists gain control of their children, added Wren.',
  'By Monday the water will be gone.',
  'By the river',
  'Bypass opens',
  'Par for the course',
])('does not take "%s" for a byline', (line) => {
  expect(readByline(line)).toBeNull();
});

it('wants a colon where it is not between headline and story', () => {
  expect(readByline('By Ada Lune', true)).toBeNull();
  expect(readByline('Text: Ada Lune', true)).toEqual([{ name: 'Ada Lune', role: null }]);
});

it('reads the names of an author field, which has no label', () => {
  expect(readAuthors('Ada Lune; Bram Oost').map(({ name }) => name)).toEqual(['Ada Lune', 'Bram Oost']);
});
