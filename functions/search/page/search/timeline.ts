/** How many articles a month has, as /search counts them: `2026-05`. */
export type MonthCount = { readonly value: string; readonly count: number };

/** A stretch of time on the timeline; `from` and `to` are what the filters of these names need. */
export type Bar = { readonly from: string; readonly to: string; readonly count: number };

export type Timeline = { readonly unit: 'years' | 'months'; readonly bars: readonly Bar[]; readonly most: number };

const MOST_MONTHS = 36; // bars; more are years
const MOST_BARS = 400; // years: beyond, those without an article are left out
const MONTHS = 12;

/**
 * The months or, of a longer time, the years from the first article to the last, those without one included, so that the
 * eye sees when nothing was written. With `from` and `to` only what lies between.
 */
export const timelineOf = (
  counts: readonly MonthCount[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Timeline => {
  const within = counts.filter(({ value }) => isWithin(value, from, to));
  const [first, last] = [within[0]?.value, within.at(-1)?.value];
  if (first === undefined || last === undefined) return { unit: 'months', bars: [], most: 0 };
  const months = monthNumber(last) - monthNumber(first) + 1;
  const bars = months <= MOST_MONTHS ? monthBars(within, first, months) : yearBars(within);
  return { unit: months <= MOST_MONTHS ? 'months' : 'years', bars, most: Math.max(...bars.map(({ count }) => count)) };
};

const isWithin = (month: string, from: string | undefined, to: string | undefined): boolean =>
  (from === undefined || month >= from.slice(0, month.length)) && (to === undefined || month.slice(0, to.length) <= to);

const monthBars = (counts: readonly MonthCount[], first: string, length: number): readonly Bar[] => {
  const known = new Map(counts.map(({ value, count }) => [value, count]));
  return Array.from({ length }, (_, at) => {
    const month = monthName(monthNumber(first) + at);
    return { from: month, to: month, count: known.get(month) ?? 0 };
  });
};

const yearBars = (counts: readonly MonthCount[]): readonly Bar[] => {
  const sums = new Map<number, number>();
  for (const { value, count } of counts) {
    const year = Number(value.slice(0, 4));
    sums.set(year, (sums.get(year) ?? 0) + count);
  }
  const years = [...sums.keys()];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const shown = last - first < MOST_BARS ? Array.from({ length: last - first + 1 }, (_, at) => first + at) : years;
  return shown.map((year) => ({ from: nameOf(year), to: nameOf(year), count: sums.get(year) ?? 0 }));
};

const monthNumber = (month: string): number => Number(month.slice(0, 4)) * MONTHS + Number(month.slice(5, 7)) - 1;
const monthName = (number: number): string =>
  `${nameOf(Math.floor(number / MONTHS))}-${`${(number % MONTHS) + 1}`.padStart(2, '0')}`;
const nameOf = (year: number): string => `${year}`.padStart(4, '0');
