import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../../functions/search/page/search/timeline.ts';

const months = (...pairs: readonly [string, number][]) => pairs.map(([value, count]) => ({ value, count }));

describe('the timeline', () => {
  it('has every month from the first article to the last, those without one included', () => {
    expect(timelineOf(months(['2025-11', 2], ['2026-02', 1]))).toEqual({
      unit: 'months',
      most: 2,
      bars: [
        { from: '2025-11', to: '2025-11', count: 2 },
        { from: '2025-12', to: '2025-12', count: 0 },
        { from: '2026-01', to: '2026-01', count: 0 },
        { from: '2026-02', to: '2026-02', count: 1 },
      ],
    });
  });

  it('is of years where it is long', () => {
    const { unit, bars } = timelineOf(months(['1998-03', 1], ['1998-04', 2], ['2002-01', 4]));
    expect(unit).toBe('years');
    expect(bars.map(({ from, count }) => [from, count])).toEqual([
      ['1998', 3],
      ['1999', 0],
      ['2000', 0],
      ['2001', 0],
      ['2002', 4],
    ]);
  });

  it.each([
    [{ from: '2026', to: '2026' }, ['2026-02', '2026-03']],
    [{ from: '2025-12' }, ['2026-02', '2026-03']],
    [{ to: '2025' }, ['2025-11']],
    [{ from: '2026-02-10', to: '2026-02-20' }, ['2026-02']],
    [{ from: '2030' }, []],
  ])('shows what lies within %o', (range, expected) => {
    const { bars } = timelineOf(months(['2025-11', 1], ['2026-02', 1], ['2026-03', 1]), range);
    expect(bars.map(({ from }) => from)).toEqual(expected);
  });

  it('loses no article, and is never longer than can be drawn', () => {
    const month = fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, inYear]) => `${`${year}`.padStart(4, '0')}-${`${inYear}`.padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.dictionary(month, fc.integer({ min: 1, max: 1e6 }), { maxKeys: 300 }), (counts) => {
        const sorted = months(...Object.entries(counts)).sort((one, other) => (one.value < other.value ? -1 : 1));
        const { bars } = timelineOf(sorted);
        const sum = (all: readonly { readonly count: number }[]) => all.reduce((total, { count }) => total + count, 0);
        expect(sum(bars)).toBe(sum(sorted));
        expect(bars.length).toBeLessThanOrEqual(400);
        expect(bars.map(({ from }) => from)).toEqual(bars.map(({ from }) => from).sort());
      }),
    );
  });
});
