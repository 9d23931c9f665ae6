import type { StoryDate } from '../../../archive/article.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import type { Words } from '../words/en.ts';

const PARTS = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d))?)?)?/;

/** A date as readers write it, by the clock of the place it was printed in: nothing is converted. */
export const storyDate = (date: StoryDate | null, words: Words): Html => {
  if (date === null) return html`<span>${words.undated}</span>`;
  return html`<time${attributes({ datetime: date.iso, title: date.raw || null })}>${dateInWords(date.iso, words)}</time>`;
};

/** 2026, 2026-05 or 2026-05-14, with a time where there is one, in words; what is no date as it is. */
export const dateInWords = (iso: string, { language }: Words, month: 'long' | 'short' = 'long'): string => {
  const [, year, inYear, day, time] = PARTS.exec(iso) ?? [];
  if (year === undefined) return iso;
  if (inYear === undefined) return year;
  const noon = new Date(`${year}-${inYear}-${day ?? '01'}T12:00:00Z`);
  if (Number.isNaN(noon.getTime())) return iso;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month, timeZone: 'UTC' };
  if (day !== undefined) options.day = 'numeric';
  const written = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options).format(noon);
  return time === undefined ? written : `${written}, ${time}`;
};

/** The month of 2026-05 in a few letters. */
export const monthName = (month: string, { language }: Words): string =>
  new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(new Date(`${month}-15T12:00:00Z`));
