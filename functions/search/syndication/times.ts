import type { Article } from '../../archive/article.ts';

const FULL = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})$/;

/**
 * A date as RFC 3339 has it, which both feed formats ask for. Where the source gives no time, it is the day's beginning, and
 * where it gives no zone, UTC: the article itself tells what was printed. Null for what is no date.
 */
export const instantOf = (iso: string | null | undefined): string | null => {
  if (iso === null || iso === undefined) return null;
  if (FULL.test(iso) && !Number.isNaN(Date.parse(iso))) return iso;
  const time = Date.parse(/[Zz]$|[+-][0-9]{2}:?[0-9]{2}$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`);
  const instant = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return FULL.test(instant) ? instant : null; // beyond the year 9999 it is none
};

const NEVER = '1970-01-01T00:00:00.000Z'; // of articles stored before their commit's time was

/** When readers last got something new of an article: the time of its commit, or the end of its embargo if that is later. */
export const changedAt = ({ committed, updated, published, rights }: Article): string => {
  const stored = instantOf(committed) ?? instantOf(updated?.iso) ?? instantOf(published?.iso) ?? NEVER;
  const released = instantOf(rights.embargoedUntil);
  return released !== null && Date.parse(released) > Date.parse(stored) ? released : stored;
};
