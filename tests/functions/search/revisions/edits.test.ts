import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsOf, type Run } from '../../../../functions/search/revisions/edits.ts';

const lists = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });

/** The length of the longest list that both have in order: the plain table. */
const common = (one: readonly string[], other: readonly string[]): number => {
  const table = one.reduce(
    (before, item) => {
      const row = [0];
      for (const [at, its] of other.entries()) {
        row.push(item === its ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, row[at] ?? 0));
      }
      return row;
    },
    new Array<number>(other.length + 1).fill(0),
  );
  return table.at(-1) ?? 0;
};

const countOf = (runs: readonly Run[], change: Run['change']): number =>
  runs.filter((run) => run.change === change).reduce((sum, { count }) => sum + count, 0);

describe('the edits between two lists', () => {
  it('make the one of the other, and are the fewest', () => {
    fc.assert(
      fc.property(lists, lists, (was, is) => {
        const runs = editsOf(was, is, 24) ?? [];
        const [rest, made] = [[...was], [] as string[]];
        const news = [...is];
        for (const { change, count } of runs) {
          if (change !== 'added') {
            const taken = rest.splice(0, count);
            if (change === 'same') {
              made.push(...taken);
              news.splice(0, count);
            }
          } else made.push(...news.splice(0, count));
        }
        expect([made, rest]).toEqual([is, []]);
        expect(countOf(runs, 'same')).toBe(common(was, is));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are not told where there are too many', () => {
    expect(editsOf(['a', 'b'], ['c', 'd'], 3)).toBe(null);
    expect(editsOf(['a', 'b'], ['c', 'd'], 4)).not.toBe(null);
  });
});
