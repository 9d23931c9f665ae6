import { expect, it } from 'vitest';
import { judgeLanguages, shareOf } from './main.ts';

it.each([
  ['paragraph', 0.98],
  ['headline', 0.95],
] as const)('tells the language of nearly every %s', async (kind, least) => {
  const { right, of } = shareOf((await judgeLanguages()).filter((one) => one.kind === kind));
  expect(right / of).toBeGreaterThanOrEqual(least);
});
