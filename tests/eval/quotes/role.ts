import type { Judged } from './judged.ts';

const SMALL = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'the', 'to']);
const ENOUGH = 0.8;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    (
      text
        .normalize('NFKD')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).filter((word) => !SMALL.has(word)),
  );

/**
 * Do the two say the same of a person: at least four in five words of weight of the shorter are in the longer? How much of
 * an apposition belongs to the role is the annotator's choice.
 */
export const sameRole = (gold: string, role: string): boolean => {
  const [ours, theirs] = [wordsOf(role), wordsOf(gold)];
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  return shared > 0 && shared / Math.min(ours.size, theirs.size) >= ENOUGH;
};

/** Of the matched quotations whose gold has a role as written, how many have it. */
export const rolesIn = (judged: readonly Judged[]): { readonly stated: number; readonly right: number } => {
  const stated = judged
    .flatMap(({ pairs }) => pairs)
    .filter(({ gold, row }) => row.matched && (gold.speaker.role ?? '') !== '');
  const right = stated.filter(({ gold, predicted }) =>
    sameRole(gold.speaker.role ?? '', `${predicted?.by?.role ?? ''} ${predicted?.by?.affiliation ?? ''}`),
  );
  return { stated: stated.length, right: right.length };
};
