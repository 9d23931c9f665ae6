import type { Favour } from './index/query/favour.ts';

const MOST = 0.05; // of the score, for what is of the newest month
const HALVED_AFTER = 12; // months
const MONTH = /^(\d{4})-(\d{2})$/;

/**
 * A mild prior for what is new: a score counts up to 5 % more, half of that for what is a year older, and so on, as news
 * is asked for more the newer it is. As of the archive's own newest month: an archive that ends ranks as it did when it
 * was written. What has no month is not favoured.
 * @param newest the newest month of the archive, `2026-03`
 */
export const recencyFrom = (newest: string): Favour => {
  const now = monthsOf(newest) ?? 0;
  return {
    column: 'month',
    factorOf: (month) => {
      const own = monthsOf(month);
      return own === null ? 1 : 1 + MOST * 2 ** (-Math.max(0, now - own) / HALVED_AFTER);
    },
  };
};

const monthsOf = (month: string): number | null => {
  const [, year, inYear] = MONTH.exec(month) ?? [];
  return year === undefined ? null : Number(year) * 12 + Number(inYear);
};
