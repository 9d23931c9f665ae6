import { compareKeys } from './key.ts';

/** A set of keys that can be walked in S3's order. Sorting waits until somebody looks, so that adding is cheap. */
export type SortedKeys = {
  readonly add: (key: string) => void;
  readonly remove: (key: string) => void;
  /** Every key, in order; valid until the next change. */
  readonly all: () => readonly string[];
};

export const sortedKeys = (): SortedKeys => {
  let sorted: string[] = [];
  const added = new Set<string>();
  const removed = new Set<string>();

  return {
    add: (key) => {
      if (!removed.delete(key)) added.add(key);
    },
    remove: (key) => {
      if (!added.delete(key)) removed.add(key);
    },
    all: () => {
      if (removed.size > 0) sorted = sorted.filter((key) => !removed.has(key));
      if (added.size > 0) sorted = merge(sorted, [...added].sort(compareKeys));
      removed.clear();
      added.clear();
      return sorted;
    },
  };
};

/** Where the first key is that is not below `bound`; `isBelow` must hold for a first part of the keys and no more. */
export const lowerBound = (keys: readonly string[], isBelow: (key: string) => boolean, from = 0): number => {
  let low = from;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(keys[middle] ?? '')) low = middle + 1;
    else high = middle;
  }
  return low;
};

const merge = (left: readonly string[], right: readonly string[]): string[] => {
  const out: string[] = [];
  let at = 0;
  for (const key of left) {
    for (let next = right[at]; next !== undefined && compareKeys(next, key) < 0; next = right[++at]) out.push(next);
    out.push(key);
  }
  for (; at < right.length; at++) out.push(right[at] ?? '');
  return out;
};
