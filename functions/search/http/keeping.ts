/**
 * How long a browser or a cache between may keep an answer. A withdrawal has to be effective at once, so what shows the
 * words of an article may not outlive it anywhere:
 *
 * - An `article`, in any form, may be stored, but is never shown again before the archive has been asked whether it still
 *   stands ("no-cache", RFC 9111, 5.2.2.4); that costs one row of the table and no body. So is the notice of a withdrawn
 *   one: its file may come back. And so is what a page of another version asks for by that version's name.
 * - A `list` of what was found shows headlines and snippets. It may be shown for one second, so that a rush on one search
 *   reaches the archive once a second, and for one more while it is asked for anew (RFC 5861, 3), so that nobody waits.
 *   Two seconds is thus how long a withdrawn article may be seen in another's cache, which is no more than how long the
 *   answer may have been under way, and is the price of standing a rush. Never longer, not even while the archive is out of
 *   order: CloudFront would else go on with what it has ("stale-if-error", RFC 5861, 4).
 * - What is `still` shows nothing of any article, and changes with a deployment alone.
 * - What is `immutable` has a name that changes with it.
 * - What is `momentary` is about this very moment: nobody keeps it.
 */
const DIRECTIVES = {
  article: 'public, no-cache',
  list: 'public, max-age=1, stale-while-revalidate=1, stale-if-error=0',
  still: 'public, max-age=60, stale-while-revalidate=600',
  immutable: 'public, max-age=31536000, immutable', // RFC 8246
  momentary: 'no-store',
} as const;

export type Keeping = keyof typeof DIRECTIVES;

/**
 * The headers by which an answer is kept and asked for again. Tags are weak (RFC 9110, 8.8.1): they name a state of the
 * archive and not the bytes, which differ by compression, and by how long a search took.
 */
export const keepingHeaders = (keeping: Keeping, tag: string): Record<string, string> =>
  keeping === 'momentary'
    ? { 'cache-control': DIRECTIVES[keeping] }
    : { 'cache-control': DIRECTIVES[keeping], etag: `W/"${tag}"` };

/** Whether a request says that it has the answer of this tag. RFC 9110, 13.1.2: a weak comparison. */
export const holds = (ifNoneMatch: string | undefined, tag: string): boolean => {
  const held = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return held.includes(`"${tag}"`) || held.includes('*');
};
