import { expect, test } from 'vitest';
import { paced, simulatedTimer } from './paced-source.ts';

const PACE = { bytesPerSecond: 1_000, latency: 20 };

const far = () => {
  const waits: number[] = [];
  const source = { size: 100, read: async (from: number, to: number) => new Uint8Array(to - from) };
  const sleep = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  return { waits, source: paced(source, PACE, { now: () => 0, sleep }) };
};

test('A request waits for its first byte, and then for the line', async () => {
  const { waits, source } = far();
  await source.read(0, 50);
  expect(waits).toEqual([20 + 50]);
});

test('Requests made together wait for the first byte together, and share the line', async () => {
  const { waits, source } = far();
  const answers = await Promise.all([source.read(0, 10), source.read(10, 40)]);
  expect(waits.toSorted((a, b) => a - b)).toEqual([20 + 10, 20 + 10 + 30]);
  expect(answers.map(({ length }) => length)).toEqual([10, 30]);
});

test('What was asked for is counted', async () => {
  const { source } = far();
  await source.read(0, 10);
  await source.read(90, 100);
  expect(source.traffic()).toEqual({ requests: 2, bytes: 20 });
});

test('On the simulated clock waits pass at once, and what is done meanwhile takes from them', async () => {
  let cpu = 0;
  const timer = simulatedTimer(() => cpu);
  const source = paced({ size: 100, read: async (from, to) => new Uint8Array(to - from) }, PACE, timer);
  const second = source.read(10, 40).then(() => timer.now());
  const first = source.read(0, 10).then(() => {
    cpu += 5;
    return timer.now();
  });
  expect(await Promise.all([second, first])).toEqual([20 + 30, 20 + 40 + 5]);
  await source.read(0, 10);
  expect(timer.now()).toBe(65 + 20 + 10);
});
