import type { Stretch } from '../answers/revisions.ts';
import { editsOf } from './edits.ts';

/** Words, spaces between them, and other signs one by one; scripts without spaces letter by letter. */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*|\s+|./gsu;

export const piecesOf = (text: string): readonly string[] => text.match(PIECES) ?? [];

/** How many pieces may still be told to be added or removed: it bounds the time, which grows with its square. */
export type Budget = { edits: number };

const MOST = 400; // of one text

/**
 * A text and what became of it, in stretches; null where they have so little in common, or the budget is so far spent, that it is not told word by word.
 */
export const stretchesOf = (was: string, is: string, budget: Budget): readonly Stretch[] | null => {
  const most = Math.min(MOST, budget.edits);
  if (most <= 0) return null;
  const [before, after] = [piecesOf(was), piecesOf(is)];
  const runs = editsOf(before, after, most);
  if (runs === null) {
    budget.edits -= most;
    return null;
  }
  const at = { was: 0, is: 0 };
  return runs.map(({ change, count }) => {
    const text = change === 'added' ? after.slice(at.is, at.is + count) : before.slice(at.was, at.was + count);
    if (change !== 'added') at.was += count;
    if (change !== 'removed') at.is += count;
    if (change !== 'same') budget.edits -= count;
    return { change, text: text.join('') };
  });
};

/** All of one and all of the other. */
export const replaced = (was: string, is: string): readonly Stretch[] => [
  ...(was === '' ? [] : [{ change: 'removed', text: was } as const]),
  ...(is === '' ? [] : [{ change: 'added', text: is } as const]),
];
