import { expect, it } from 'vitest';
import { withinStack } from '../../../../functions/ingest/read/depth.ts';

const deepen = (): number => deepen() + 1;

it('rejects a file on which a parser’s stack overflows', async () => {
  await expect(withinStack(async () => deepen())).rejects.toMatchObject({ code: 'too-large', message: /nested/ });
});

it('lets every other error be what it is', async () => {
  const read = async () => new Date(Number.NaN).toISOString();
  await expect(withinStack(read)).rejects.toBeInstanceOf(RangeError);
});
