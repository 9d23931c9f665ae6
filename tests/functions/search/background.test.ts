import { expect, it } from 'vitest';
import { inBackground } from '../../../functions/search/background.ts';

const turn = () => new Promise((done) => setImmediate(done));

it('work behind the answers is done once, one at a time, and goes on where it was interrupted', async () => {
  const outcomes: (() => Promise<void>)[] = [() => Promise.reject(new Error('gone')), turn as () => Promise<void>];
  const interrupted: unknown[] = [];
  let begun = 0;
  const goOn = inBackground(
    async () => outcomes[begun++]?.(),
    (error) => interrupted.push(error),
  );
  goOn();
  goOn();
  expect(begun).toBe(0);
  await turn();
  expect([begun, interrupted]).toEqual([1, [new Error('gone')]]);
  goOn();
  await turn();
  await turn();
  goOn();
  expect([begun, interrupted.length]).toEqual([2, 1]);
});
