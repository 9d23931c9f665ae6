import { expect, it } from 'vitest';
import { readText } from '../../../../functions/ingest/read/text.ts';

const kinds = (text: string) => readText(text).blocks.map(({ kind, text }) => [kind, text]);

it('gathers lines with bullets to a list, one item a line', () => {
  expect(kinds('The new times:\n\n- Skarrow 06:00\n- Port Hallow 07:15\n\nThe end.')).toEqual([
    ['text', 'The new times:'],
    ['list', 'Skarrow 06:00\nPort Hallow 07:15'],
    ['text', 'The end.'],
  ]);
});

it('takes speech that opens with a dash for text', () => {
  expect(kinds('— Мы поедем, — сказала она.\n— Поезжайте, — ответил он.').map(([kind]) => kind)).toEqual([
    'text',
    'text',
  ]);
  expect(kinds('- Мы поедем, - сказала она.\n- Поезжайте, - ответил он.').map(([kind]) => kind)).toEqual([
    'text',
    'text',
  ]);
});

it('repairs white space and drops what is invisible, and keeps typography as printed', () => {
  expect(kinds('\u00ADWell\u00A0done,\u200B “ferry” — so’s…')).toEqual([['text', 'Well done, “ferry” — so’s…']]);
});
