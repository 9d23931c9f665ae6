import { monthOf } from './months.ts';

/** A date as it can be trusted: ISO 8601, with a zone only where one was written. */
export type WrittenDate = { readonly iso: string; readonly precision: 'day' | 'time' };

/** No date of a story is longer; the patterns below are never run over more. */
const LONGEST = 120;

/** ISO 8601 as printed by programs, extended and basic (`20160909T000100+0100`, which Date.parse rejects). */
const ISO =
  /(?<!\d)(\d{4})(-?)(\d{2})\2(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)/;
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s-]{0,2}(?:de |of )?(\p{L}{2,12})\.?,?[\s-]{1,2}(?:de )?(\d{4})(?!\d)/u;
const MONTH_DAY_YEAR = /(?<!\p{L})(\p{L}{2,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)/u;
/** "2018 жылғы 3 сәуір", "2018 йил 3 апрель", "2018-yil 3-aprel". */
const YEAR_DAY_MONTH = /(?<!\d)(\d{4})[\s-]?(?:жылғы|жылы|жыл|йил|yil)\s(\d{1,2})[\s-](\p{L}{2,12})/u;
const DOTTED = /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/; // day first wherever full stops are used
/** The same with the year's last two digits, as the German press writes; of this century up to its middle. */
const SHORT_DOTTED = /(?<![\d.])(\d{1,2})\.(\d{2})\.(\d{2})(?![\d.]*\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const SLASHED = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;
const TIME = /(?<![\d:])(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s?([ap])?\.?(?:m\b\.?)?/i;
const ZONE = /(?:\b(?:GMT|UTC)\s?)?([+-]\d{1,2}:?\d{2})(?!\d)|\b(?:GMT|UTC|Z)\b/;

/**
 * The day, and the time if there is one, that a short text states. Null where it states none, where the year is
 * missing, and where day and month cannot be told apart (03/04/2018): a date is never invented.
 */
export const readDate = (text: string): WrittenDate | null => {
  const line = westernDigits(text.slice(0, LONGEST));
  const iso = readIso(line);
  if (iso !== null) return iso;
  const found = dayIn(line);
  if (found === null) return null;
  const time = timeIn(line.replace(found.match, ' '));
  return time === null ? { iso: found.day, precision: 'day' } : { iso: `${found.day}T${time}`, precision: 'time' };
};

const readIso = (line: string): WrittenDate | null => {
  const match = ISO.exec(line);
  if (match === null) return null;
  const [, year, , month, day, hour, minute, second, zone] = match;
  const date = dayOf(Number(year), Number(month), Number(day));
  if (date === null) return null;
  if (hour === undefined || minute === undefined) return { iso: date, precision: 'day' };
  const time = timeOf(Number(hour), Number(minute), second);
  return time === null ? null : { iso: `${date}T${time}${zoneOf(zone)}`, precision: 'time' };
};

const dayIn = (line: string): { day: string; match: string } | null => {
  const shapes: readonly [RegExp, (parts: readonly string[]) => string | null][] = [
    [YEAR_DAY_MONTH, ([year, day, month]) => named(year, month, day)],
    [MONTH_DAY_YEAR, ([month, day, year]) => named(year, month, day)],
    [DAY_MONTH_YEAR, ([day, month, year]) => named(year, month, day)],
    [DOTTED, ([day, month, year]) => dayOf(Number(year), Number(month), Number(day))],
    [YEAR_FIRST, ([year, month, day]) => dayOf(Number(year), Number(month), Number(day))],
    [SHORT_DOTTED, ([day, month, year]) => dayOf(fullYear(Number(year)), Number(month), Number(day))],
    [SLASHED, ([first, second, year]) => slashed(Number(first), Number(second), Number(year))],
  ];
  for (const [shape, read] of shapes) {
    const match = shape.exec(line);
    const day = match === null ? null : read(match.slice(1));
    if (match !== null && day !== null) return { day, match: match[0] };
  }
  return null;
};

const fullYear = (lastDigits: number): number => (lastDigits < 50 ? 2000 : 1900) + lastDigits;

const named = (year = '', month = '', day = ''): string | null => dayOf(Number(year), monthOf(month), Number(day));

/** Told apart only where one of the two can be no month, or both are the same. */
const slashed = (first: number, second: number, year: number): string | null => {
  if (first > 12 || first === second) return dayOf(year, second, first);
  return second > 12 ? dayOf(year, first, second) : null;
};

const timeIn = (rest: string): string | null => {
  const match = TIME.exec(rest);
  if (match === null) return null;
  const [all, hour, minute, second, half] = match;
  const shift =
    half?.toLowerCase() === 'p' && Number(hour) < 12
      ? 12
      : half?.toLowerCase() === 'a' && Number(hour) === 12
        ? -12
        : 0;
  const time = timeOf(Number(hour) + shift, Number(minute), second);
  const zone = ZONE.exec(rest.slice(match.index + all.length));
  return time === null ? null : time + (zone === null ? '' : zoneOf(zone[1] ?? 'Z'));
};

const timeOf = (hour: number, minute: number, second: string | undefined): string | null =>
  hour > 23 || minute > 59 || Number(second ?? 0) > 59
    ? null
    : [hour, minute, ...(second === undefined ? [] : [Number(second)])].map(twoDigits).join(':');

const zoneOf = (zone: string | undefined): string => {
  if (zone === undefined || zone === 'Z') return zone ?? '';
  const digits = zone.slice(1).replace(':', '');
  const [hours, minutes] = digits.length <= 2 ? [digits, '00'] : [digits.slice(0, -2), digits.slice(-2)];
  return `${zone.charAt(0)}${hours.padStart(2, '0')}:${minutes}`;
};

const dayOf = (year: number, month: number | null, day: number): string | null => {
  if (month === null || year < 1600 || year > 2100) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? `${year}-${twoDigits(month)}-${twoDigits(day)}` : null;
};

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const westernDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
