import type { StoryDate } from '../../archive/article.ts';
import type { Stated } from '../read/document.ts';
import { readDate } from './read-date.ts';

/** Sources that show the date as readers see it, by the clock of the place. */
const SHOWN: ReadonlySet<string> = new Set(['time', 'page', 'url', 'title', 'text']);
const IN_UTC = /T.*(?:Z|\+00:00)$/;
const DAY = 24 * 60 * 60 * 1000;

/**
 * The first of several stated dates that can be read, as written. Where it is an instant in UTC and the page shows
 * the day before or after, in its <time> or everywhere, that day is meant: the instant is midnight's, by a clock that is not the page's.
 */
export const chooseDate = (stated: readonly Stated[]): StoryDate | null => {
  const [first] = datesOf(stated, 1);
  if (first === undefined || !IN_UTC.test(first.iso)) return first ?? null;
  const shown = datesOf(stated.filter(({ source }) => SHOWN.has(source))).filter(({ iso }) => !IN_UTC.test(iso));
  const isBeside = (date: StoryDate): boolean => Math.abs(dayOf(date) - dayOf(first)) === DAY;
  const time = shown.find(({ source }) => source === 'time');
  if (time !== undefined && isBeside(time)) return time;
  return shown.some((date) => dayOf(date) === dayOf(first)) ? first : (shown.find(isBeside) ?? first);
};

/** The dates that can be read, as far as they are wanted. */
const datesOf = (stated: readonly Stated[], most = stated.length): readonly StoryDate[] => {
  const dates: StoryDate[] = [];
  for (const { text, source } of stated) {
    if (dates.length === most) break;
    const date = readDate(text);
    if (date !== null) dates.push({ ...date, raw: text, source });
  }
  return dates;
};

/** Midnight of the day as written, in ms. */
const dayOf = ({ iso }: StoryDate): number => Date.parse(iso.slice(0, 10));
