import type MiniSearch from 'minisearch';
import type { SearchResult, Suggestion } from 'minisearch';
import { expect } from 'vitest';
import type { CompactIndex } from '../../../../functions/search/index/compact-index.ts';
import type { Change, Filed } from './arbitrary.ts';

/** MiniSearch and the compact index side by side: every change happens to both. */
export type Pair = { readonly ours: CompactIndex<Filed>; readonly theirs: MiniSearch<Filed>; readonly filed: Filed[] };
type PairOrOne = Omit<Pair, 'theirs'> & { readonly theirs: MiniSearch<Filed> | null };

export const applyAll = ({ ours, theirs, filed }: PairOrOne, changes: readonly Change[]): void => {
  const indexes = theirs === null ? [ours] : [ours, theirs];
  for (const change of changes) {
    if (change.kind === 'add') {
      // Ids of both kinds, among them a number and a text that look alike.
      const next = filed.reduce((largest, { id }) => Math.max(largest, Number(id)), 0) + 1;
      const added = { ...change.story, id: filed.length % 2 === 0 ? `${next}` : next };
      for (const index of indexes) index.add(added);
      filed.push(added);
      continue;
    }
    if (filed.length === 0) continue;
    const at = change.which % filed.length;
    const old = filed[at] as Filed;
    if (change.kind === 'replace') {
      const renewed = { ...change.story, id: old.id };
      for (const index of indexes) index.replace(renewed);
      filed[at] = renewed;
    } else {
      for (const index of indexes) change.kind === 'discard' ? index.discard(old.id) : index.remove(old);
      filed.splice(at, 1);
    }
  }
};

/** A MiniSearch without garbage: one with it scores differently from query to query, as it cleans up while it searches. */
export const cleaned = async (pair: Pair): Promise<Pair> => {
  await pair.theirs.vacuum({ batchSize: Number.MAX_SAFE_INTEGER });
  return pair;
};

/** Scores may differ in the ninth digit, by the order of their summands. */
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));

/**
 * Holds ours against theirs. What is found, its score and what is said of it are always the same. So is the order, but
 * for results of equal score where prefixes or misspellings were asked for: there MiniSearch's order, and that of `terms`,
 * comes from the history of its radix tree.
 */
export const expectSame = (ours: readonly SearchResult[], theirs: readonly SearchResult[], exact: boolean): void => {
  expect(ours.length).toBe(theirs.length);
  const byId = new Map(ours.map((result) => [result.id, result]));
  for (const [at, expected] of theirs.entries()) {
    const found = byId.get(expected.id);
    if (found === undefined) throw new Error(`${expected.id} is not found`);
    if (!near(found.score, expected.score)) throw new Error(`${expected.id}: ${found.score}, not ${expected.score}`);
    expect({ ...found, score: 0, terms: new Set(found.terms) }).toEqual({
      ...expected,
      score: 0,
      terms: new Set(expected.terms),
    });
    const there = ours[at] as SearchResult;
    if (exact) {
      expect([there.id, there.score, there.terms]).toEqual([expected.id, expected.score, expected.terms]);
      expect(Object.keys(there)).toEqual(Object.keys(expected));
    } else if (!near(there.score, expected.score)) throw new Error(`At ${at}: ${there.score}, not ${expected.score}`);
  }
};

/** The same suggestions, whatever the order of their words. */
export const expectSameSuggestions = (ours: readonly Suggestion[], theirs: readonly Suggestion[]): void => {
  const plain = (all: readonly Suggestion[]) => all.map(({ terms }) => terms.toSorted().join(' ')).toSorted();
  expect(plain(ours)).toEqual(plain(theirs));
  for (const [at, { score }] of theirs.entries()) {
    if (!near(ours[at]?.score ?? 0, score)) throw new Error(`Suggestion ${at}: ${ours[at]?.score}, not ${score}`);
  }
};
