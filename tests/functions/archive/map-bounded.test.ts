import { expect, it } from 'vitest';
import { mapBounded } from '../../../functions/archive/map-bounded.ts';

it('answers in the order of the items and never runs more than the bound at once', async () => {
  let running = 0;
  let most = 0;
  const results = await mapBounded([5, 1, 4, 2, 3], 2, async (item) => {
    running++;
    most = Math.max(most, running);
    await new Promise((done) => setTimeout(done, item));
    running--;
    return item * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30]);
  expect(most).toBe(2);
});

it('begins nothing more after a failure', async () => {
  const begun: number[] = [];
  const mapped = mapBounded([1, 2, 3, 4], 2, async (item) => {
    begun.push(item);
    await null;
    if (item === 1) throw new Error('no 1');
    await null;
  });
  await expect(mapped).rejects.toThrow('no 1');
  await new Promise((done) => setImmediate(done));
  expect(begun).toEqual([1, 2]);
});

it('passes on the first failure', async () => {
  await expect(mapBounded([1, 2], 1, (item) => Promise.reject(new Error(`no ${item}`)))).rejects.toThrow('no 1');
});
