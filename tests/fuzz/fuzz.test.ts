import fc from 'fast-check';
import { expect, it } from 'vitest';
import { damaged } from './damage.ts';
import { outcomeOf } from './outcome.ts';
import { SAMPLES } from './samples.ts';

it.each(SAMPLES)('makes something of the $name that is whole', async ({ bytes, pack }) => {
  expect(await outcomeOf(pack(bytes))).toMatch(/^(?:article|collection)$/);
});

it('makes an article, a kill, a collection or a rejection of every file, however damaged', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, async ({ bytes }) => {
      await outcomeOf(bytes);
    }),
    { numRuns: 300 },
  );
}, 120_000);
