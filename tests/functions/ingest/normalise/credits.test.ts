import { expect, it } from 'vitest';
import { readCredits } from '../../../../functions/ingest/normalise/credits.ts';

const read = (line: string) => {
  const credits = readCredits(line);
  return (
    credits && [credits.authors.map(({ name }) => name), credits.dates.map(({ tells, date }) => `${tells} ${date.iso}`)]
  );
};

it('reads byline and dates that share a line', () => {
  expect(read('By Ada Lune | 3 May 2026 · Updated 4 May 2026')).toEqual([
    ['Ada Lune'],
    ['published 2026-05-03', 'updated 2026-05-04'],
  ]);
  expect(read('Published 3 May 2026 Updated 4 May 2026')).toEqual([[], ['published 2026-05-03', 'updated 2026-05-04']]);
  expect(read('by Ada Lune September 15, 2025')).toEqual([['Ada Lune'], ['published 2025-09-15']]);
});

it('bears with a few other words between marks', () => {
  expect(read('By Ada Lune | Harbour desk | 3 May 2026')).toEqual([['Ada Lune'], ['published 2026-05-03']]);
});

it('leaves a sentence alone', () => {
  expect(read('By Monday, the ferry — all of it — will sail.')).toBeNull();
  expect(read('Ferry back')).toBeNull();
});
