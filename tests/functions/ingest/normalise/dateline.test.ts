import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDateline, readStatedDateline } from '../../../../functions/ingest/normalise/dateline.ts';

const STORY = 'The ferry sails again from Monday.';

it.each([
  ['ALMATY -- ', 'Almaty', null, null],
  ['LONDON — ', 'London', null, null],
  ['LONDON—', 'London', null, null],
  ['NEW YORK - ', 'New York', null, null],
  ['RIO DE JANEIRO – ', 'Rio de Janeiro', null, null],
  ['LONDON (Reuters) — ', 'London', 'Reuters', null],
  ['WASHINGTON (AP) -- ', 'Washington', 'AP', null],
  ['Nairobi (AFP) – ', 'Nairobi', 'AFP', null],
  ['Nagpur (India) (AFP) – ', 'Nagpur', 'AFP', null],
  ['DETROIT, Mich. (AP) — ', 'Detroit', 'AP', null],
  ['DETROIT, Mich. — ', 'Detroit', null, null],
  ['MOSUL, Iraq - ', 'Mosul', null, null],
  ['PARIS, Aug 31 (Reuters) - ', 'Paris', 'Reuters', 'Aug 31'],
  ['CLEVELAND, June 10 (UPI) — ', 'Cleveland', 'UPI', 'June 10'],
  ['SEOUL, Nov 26 AFP - ', 'Seoul', 'AFP', 'Nov 26'],
  ['TORONTO, 26 mai 2020 (GLOBE NEWSWIRE) -- ', 'Toronto', 'GLOBE NEWSWIRE', '26 mai 2020'],
  ['Bruselas, 16 ene (EFE).- ', 'Bruselas', 'EFE', '16 ene'],
  ['(ANSA) - ROMA, 1 LUG - ', 'Roma', 'ANSA', '1 LUG'],
  ['(New York, NY - October 21) - ', 'New York', null, 'October 21'],
  ['Dec 29 (Reuters) - ', null, 'Reuters', 'Dec 29'],
  ['(Reuters) — ', null, 'Reuters', null],
  ['АЛМАТЫ, 28 марта — ', 'Алматы', null, '28 марта'],
  ['ПОРТ-ХЭЛЛОУ — ', 'Порт-Хэллоу', null, null],
  ["COEUR D'ALENE — ", "Coeur D'alene", null, null],
])('reads "%s"', (head, place, agency, date) => {
  expect(readDateline(head + STORY)).toEqual({ dateline: { place, agency, date, raw: head.trim() }, rest: STORY });
});

it.each([
  'IOWA POLLS NOT NECESSARILY WRONG, JUST TOO EARLY - that is the lesson of the week.',
  'EXCLUSIVE — The ferry sails again from Monday.',
  'NATO - The alliance meets on Monday in the north.',
  'The council — all nine of them — voted on Tuesday.',
  'Marchbanks - who chairs the trust - disagreed.',
  'WASHINGTON-based lawyers disagreed.',
  'Obama (D) — The vote was close.',
  'ALMATY -- ',
])('finds no dateline in "%s"', (paragraph) => {
  expect(readDateline(paragraph)).toBeNull();
});

it('cuts the paragraph in two and loses nothing', () => {
  const part = fc.constantFrom(
    'ALMATY',
    'London',
    '(AP)',
    ', ',
    ' -- ',
    ' — ',
    'June 3',
    'The ferry sails',
    ' ',
    '.',
    '(',
    ')',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const paragraph = parts.join('').trim();
      const found = readDateline(paragraph);
      if (found !== null)
        expect(`${found.dateline.raw} ${found.rest}`.replace(/\s/g, '')).toBe(paragraph.replace(/\s/g, ''));
    }),
  );
});

it.each([
  ['Skarrow (LNA) - ', { place: 'Skarrow', agency: 'LNA', date: null, raw: 'Skarrow (LNA) -' }],
  ['MOSCOW, Monday (Reuters)', { place: 'Moscow', agency: 'Reuters', date: null, raw: 'MOSCOW, Monday (Reuters)' }],
  ['SKARROW, April 28', { place: 'Skarrow', agency: null, date: 'April 28', raw: 'SKARROW, April 28' }],
  ['Port Hallow, Lindow', { place: 'Port Hallow', agency: null, date: null, raw: 'Port Hallow, Lindow' }],
])('reads "%s" where a format states it for a dateline', (stated, dateline) => {
  expect(readStatedDateline(stated)).toEqual(dateline);
});

it.each(['', '--', '2026-04-28T06:00:00Z', '20260428', '09:47 28Apr'])('takes "%s" for no dateline', (stated) => {
  expect(readStatedDateline(stated)).toBeNull();
});
