import { expect, it } from 'vitest';
import { ndcg } from './ndcg.ts';

const gains = new Map([
  ['a', 2],
  ['b', 1],
]);

it('is 1 for the best order and less for every other', () => {
  expect(ndcg(['a', 'b', 'x'], gains)).toBe(1);
  expect(ndcg(['b', 'a'], gains)).toBeCloseTo((1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)));
  expect(ndcg(['x', 'y'], gains)).toBe(0);
});

it('looks no deeper than it is told', () => {
  expect(ndcg(['x', 'a'], gains, 1)).toBe(0);
});
