import { expect, it } from 'vitest';
import { readEmbargo, UNTIL_LIFTED } from '../../../../functions/ingest/normalise/embargo.ts';

const until = (embargo: string | null) => readEmbargo({ status: 'usable', embargo }).until;

it.each([
  ['2026-04-30T06:00:00+02:00', '2026-04-30T04:00:00Z'],
  ['20260430T060000Z', '2026-04-30T06:00:00Z'],
  ['2026-04-30T06:00:00', '2026-04-30T18:00:00Z'],
  ['2026-04-30 06:00', '2026-04-30T18:00:00Z'],
  ['2026-04-30', '2026-05-01T12:00:00Z'],
])('keeps an embargo until %s as late as it can be meant: %s', (embargo, instant) =>
  expect(until(embargo)).toBe(instant),
);

it.each(['', 'Last Tuesday', 'YYYYMMDD000000-HHMM'])('keeps an embargo until "%s" until it is lifted', (embargo) => {
  expect(readEmbargo({ status: 'usable', embargo })).toEqual({ until: UNTIL_LIFTED, notes: [expect.any(String)] });
});

it('keeps what is withheld until it is lifted, whatever its embargo', () => {
  expect(readEmbargo({ status: 'withheld', embargo: '2026-04-30T06:00:00Z' }).until).toBe(UNTIL_LIFTED);
});

it('says of an embargo without a zone how it is read, and nothing of one with', () => {
  expect(readEmbargo({ status: 'usable', embargo: '2026-04-30T06:00:00' }).notes).toHaveLength(1);
  expect(readEmbargo({ status: 'usable', embargo: '2026-04-30T06:00:00Z' }).notes).toEqual([]);
  expect(readEmbargo({ status: 'usable', embargo: null })).toEqual({ until: null, notes: [] });
});
