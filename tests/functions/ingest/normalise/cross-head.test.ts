import { expect, it } from 'vitest';
import { isCrossHead } from '../../../../functions/ingest/normalise/cross-head.ts';

const PROSE = 'The ferry sails again from Monday, the company said on Tuesday.';

it.each([
  'Recruiting women, children',
  'Mobile internet, new strategies for online recruiting',
  'Who pays?',
  'Фермеры ждут ответа',
])('takes "%s" between paragraphs for a cross-head', (line) => {
  expect(isCrossHead(line, PROSE, PROSE)).toBe(true);
});

it.each(['The human cost of repairing the damage can be high.', 'said the baker', 'The new timetable:', '— Who pays'])(
  'takes "%s" for text',
  (line) => {
    expect(isCrossHead(line, PROSE, PROSE)).toBe(false);
  },
);

it('wants a paragraph before and behind', () => {
  expect(isCrossHead('Who pays', undefined, PROSE)).toBe(false);
  expect(isCrossHead('Who pays', PROSE, 'Port Hallow 07:15')).toBe(false);
  expect(isCrossHead('Who pays', PROSE, undefined)).toBe(false);
});
