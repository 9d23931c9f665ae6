import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Id, Match, Place } from './engine.ts';

const RANKED = 400; // answers in the order of their scores; whoever wants more wants all of them, in an order that holds
const KEY = 5; // bytes: two among 100,000 answers have the same with a probability of 1 in 25,000 for all pages together

/**
 * Where the next page of ranked answers begins. A score changes with every article that comes, as each changes how rare a
 * word is: no place in an order of scores holds. So a page goes on with the best of what has not been shown, of which the
 * cursor tells; after 400, with the rest of it, newest first.
 */
export type Shown = readonly [string, readonly (string | number | null)[] | null];

/** @param place what tells the place of one answer among those of the rest: a cursor is only what a reader says it is */
export const shownUntil = <P extends z.core.$ZodType<readonly (string | number | null)[]>>(place: P) =>
  z.tuple([z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.refine(areKeys)), z.nullable(place)]);

export const NOTHING_SHOWN: Shown = ['', null];

/** How to ask for a page that comes after what was shown. */
export type RestRequest = { readonly limit: number; readonly byDate: boolean; readonly after: Place | undefined };

export const restRequest = ([shown, after]: Shown, limit: number): RestRequest => {
  const count = bytesOf(shown).length / KEY;
  const byDate = count >= RANKED;
  return { limit: (byDate ? limit : Math.min(limit, RANKED - count)) + 1 + count, byDate, after: after ?? undefined };
};

/** The page out of what was found by such a request, and what has been shown then; null where there is no more. */
export const restOf = <I extends Id>(
  found: readonly Match<I>[],
  [shown]: Shown,
  limit: number,
  keyOf: (match: Match<I>) => string,
): { readonly page: readonly Match<I>[]; readonly next: Shown | null } => {
  const bytes = bytesOf(shown);
  const before = new Set<string>();
  for (let at = 0; at < bytes.length; at += KEY) before.add(bytes.toString('latin1', at, at + KEY));
  const byDate = before.size >= RANKED;
  const most = byDate ? limit : Math.min(limit, RANKED - before.size);
  const rest = found.filter((match) => !before.has(fingerprint(keyOf(match)).toString('latin1')));
  const page = rest.slice(0, most);
  const last = page.at(-1);
  if (last === undefined || rest.length <= most) return { page, next: null };
  if (byDate) return { page, next: [shown, [...last.place]] };
  const keys = Buffer.concat([bytes, ...page.map((match) => fingerprint(keyOf(match)))]);
  return { page, next: [keys.toString('base64url'), null] };
};

const areKeys = (shown: string): boolean => {
  const { length } = bytesOf(shown);
  return length % KEY === 0 && length <= RANKED * KEY;
};

const bytesOf = (shown: string): Buffer => Buffer.from(shown, 'base64url');

const fingerprint = (key: string): Buffer => createHash('sha256').update(key).digest().subarray(0, KEY);
