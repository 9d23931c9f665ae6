import type { StoryDate } from '../../archive/article.ts';
import type { Stated } from '../read/document.ts';
import { readDate } from './read-date.ts';

/** Sources that show the date as readers see it, by the clock of the place. */
const SHOWN: ReadonlySet<string> = new Set(['head', 'time', 'page', 'url', 'title', 'text']);
const IN_UTC = /T.*(?:Z|\+00:00)$/;
const DAY = 24 * 60 * 60 * 1000;

/**
 * The first of several stated dates that can be read, as written. Where the page shows readers the day before or after
 * it, that day is meant: at the headline whatever the clock (a paper puts its stories out on the evening before the day
 * that it dates them), else, of an instant in UTC, in its <time> or everywhere: the instant is by a clock that is not
 * the page's.
 */
export const chooseDate = (stated: readonly Stated[]): StoryDate | null => {
  const [first] = datesOf(stated, 1);
  if (first === undefined || (SHOWN.has(first.source) && !IN_UTC.test(first.iso))) return first ?? null;
  const shown = datesOf(stated.filter(({ source }) => SHOWN.has(source))).filter(({ iso }) => !IN_UTC.test(iso));
  const isBeside = (date: StoryDate): boolean => Math.abs(dayOf(date) - dayOf(first)) === DAY;
  const head = shown.find(({ source }) => source === 'head');
  if (head !== undefined && !SHOWN.has(first.source) && isBeside(head)) return head;
  if (!IN_UTC.test(first.iso)) return first;
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
