import type { Article, Head } from '../archive/article.ts';

/** When readers may see it, in ms: 0 for what was never embargoed. An embargo that cannot be read never ends. */
export const visibleFrom = (head: Head): number => {
  if (head.state !== 'embargoed') return 0;
  const until = Date.parse(head.rights.embargoedUntil ?? '');
  return Number.isNaN(until) ? Number.MAX_SAFE_INTEGER : until;
};

/**
 * The article as readers may have it, or null where they may not: withdrawn, or under embargo. What was read may be old when it
 * is looked at; so `now` is a moment before it was read: what is shown was what the table held when its embargo had ended.
 */
export const visible = (head: Head | undefined, now: number): Article | null =>
  head === undefined || head.state === 'withdrawn' || visibleFrom(head) > now ? null : { ...head, state: 'live' };
