import { compareKeys } from './key.ts';
import { lowerBound } from './sorted-keys.ts';

export type Query = {
  readonly prefix: string;
  readonly delimiter: string;
  /** Begins after this key or common prefix; empty for the beginning. */
  readonly after: string;
  /** Whether a key counts: a current object has a body, for example. */
  readonly counts: (key: string) => boolean;
};

export type Item = { readonly key: string } | { readonly prefix: string };

/**
 * Walks sorted keys as S3 lists them: keys with the prefix, those that have the delimiter after it rolled up into one
 * common prefix (S3 User Guide, "Organizing objects using prefixes"). Lazy, and a common prefix is skipped by search:
 * a step costs O(log n) however many keys it rolls up.
 */
export function* walk(keys: readonly string[], { prefix, delimiter, after, counts }: Query): Iterable<Item> {
  const first = compareKeys(after, prefix) < 0 ? prefix : after;
  let at = lowerBound(keys, (key) => compareKeys(key, first) < 0);
  for (let key = keys[at]; key?.startsWith(prefix); key = keys[at]) {
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const common = cut < 0 ? null : key.slice(0, cut + delimiter.length);
    if (common !== null && common === after) at = pastPrefix(keys, common, at);
    else if (key === after || !counts(key)) at++;
    else if (common === null) {
      yield { key };
      at++;
    } else {
      yield { prefix: common };
      at = pastPrefix(keys, common, at);
    }
  }
}

const pastPrefix = (keys: readonly string[], prefix: string, from: number): number =>
  lowerBound(keys, (key) => key.startsWith(prefix), from);

export const nameOf = (item: Item): string => ('key' in item ? item.key : item.prefix);
