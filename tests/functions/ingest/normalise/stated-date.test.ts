import { expect, it } from 'vitest';
import { chooseDate } from '../../../../functions/ingest/normalise/stated-date.ts';

const chosen = (...stated: readonly (readonly [source: string, text: string])[]) =>
  chooseDate(stated.map(([source, text]) => ({ source, text })))?.iso ?? null;

it('is the first that can be read, as written', () => {
  expect(chosen(['meta', 'recently'], ['time', '2026-03-11T10:20+06:00'], ['url', '2026-03-10'])).toBe(
    '2026-03-11T10:20+06:00',
  );
  expect(chosen(['meta', 'recently'])).toBeNull();
});

it('is the day that the page shows where an instant in UTC falls on the day beside it', () => {
  expect(chosen(['json-ld', '2026-03-10T23:30:00Z'], ['url', '2026-03-11'])).toBe('2026-03-11');
  expect(chosen(['json-ld', '2026-03-11T04:30:00+00:00'], ['time', '2026-03-10 22:30'])).toBe('2026-03-10T22:30');
});

it('is that of the page’s <time> even where today’s date stands beside it', () => {
  const today = ['page', 'Wednesday, 11 March 2026'] as const;
  expect(chosen(['json-ld', '2026-03-11T04:30:00Z'], ['time', '2026-03-10 22:30'], today)).toBe('2026-03-10T22:30');
});

it('stays an instant where the page agrees, shows another day altogether, or only other programs speak', () => {
  const instant = '2026-03-10T23:30Z';
  expect(chosen(['json-ld', instant], ['time', '10 March 2026'], ['url', '2026-03-11'])).toBe(instant);
  expect(chosen(['json-ld', instant], ['page', '2 March 2026'])).toBe(instant);
  expect(chosen(['json-ld', instant], ['meta', '2026-03-11'])).toBe(instant);
});

it('is the day at the headline where a paper put the story out on the evening before', () => {
  const evening = '2026-03-10T19:00:49+01:00';
  expect(chosen(['meta', evening], ['head', '11.03.2026'])).toBe('2026-03-11');
  expect(chosen(['meta', evening], ['head', '10.03.2026'], ['head', '11.03.2026'])).toBe(evening);
  expect(chosen(['meta', evening], ['head', '14.03.2026'])).toBe(evening);
  expect(chosen(['meta', evening], ['page', '11.03.2026'])).toBe(evening);
});
