import type { Block } from '../../archive/article.ts';
import { editsOf, type Run } from './edits.ts';
import { piecesOf } from './stretches.ts';

/** A block of one revision, of the other, or of both as it became; with its places. */
export type Matched = {
  readonly was: number | null;
  readonly is: number | null;
};

const MOST_EDITS = 1_000; // blocks: beyond, the text is another one
const WINDOW = 8; // blocks among which one that was changed is looked for
const LOOKED_AT = 500; // code units of a block
const ALIKE = 0.5; // of the words of the shorter one

/** The blocks that differ, in the order of the text; those that are alike are one that was changed. */
export const matchBlocks = (was: readonly Block[], is: readonly Block[]): readonly Matched[] => {
  const runs = editsOf(was.map(keyOf), is.map(keyOf), MOST_EDITS) ?? whole(was, is);
  const matched: Matched[] = [];
  const at = { was: 0, is: 0 };
  let run = { removed: [] as number[], added: [] as number[] };
  const [old, now] = [wordsIn(was), wordsIn(is)];
  const settle = (): void => {
    matched.push(...matchRun(run, (one, other) => areAlike(old(one), now(other))));
    run = { removed: [], added: [] };
  };
  for (const { change, count } of runs) {
    if (change === 'removed') run.removed.push(...numbers(at.was, count));
    else if (change === 'added') run.added.push(...numbers(at.is, count));
    else settle();
    if (change !== 'added') at.was += count;
    if (change !== 'removed') at.is += count;
  }
  settle();
  return matched;
};

const keyOf = (block: Block): string =>
  `${block.type}\n${block.text}${block.type === 'caption' ? `\n${block.credit ?? ''}` : ''}`;

const whole = (was: readonly Block[], is: readonly Block[]): readonly Run[] => [
  { change: 'removed', count: was.length },
  { change: 'added', count: is.length },
];

const numbers = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at);

/** Pairs what was removed with what was added in its place where they are alike; both keep their order. */
const matchRun = (
  { removed, added }: { readonly removed: readonly number[]; readonly added: readonly number[] },
  alike: (old: number, now: number) => boolean,
): Matched[] => {
  const matched: Matched[] = [];
  let next = 0; // of `added`
  for (const old of removed) {
    const within = added.slice(next, next + WINDOW);
    const place = within.findIndex((one) => alike(old, one));
    if (place === -1) matched.push({ was: old, is: null });
    else {
      for (const before of within.slice(0, place)) matched.push({ was: null, is: before });
      matched.push({ was: old, is: within[place] ?? null });
      next += place + 1;
    }
  }
  for (const rest of added.slice(next)) matched.push({ was: null, is: rest });
  return matched;
};

const areAlike = (one: Words, other: Words): boolean => {
  if (one.type !== other.type) return false;
  let common = 0;
  for (const word of one.words) if (other.words.has(word)) common++;
  return common >= ALIKE * Math.min(one.words.size, other.words.size);
};

type Words = { readonly type: string; readonly words: ReadonlySet<string> };

/** The words at the beginning of each block, found out once. */
const wordsIn = (blocks: readonly Block[]): ((at: number) => Words) => {
  const known = new Map<number, Words>();
  return (at) => {
    const words = known.get(at) ?? wordsOf(blocks[at]);
    known.set(at, words);
    return words;
  };
};

const wordsOf = (block: Block | undefined): Words => ({
  type: block?.type ?? '',
  words: new Set(piecesOf(block?.text.slice(0, LOOKED_AT) ?? '').filter((piece) => /[\p{L}\p{N}]/u.test(piece))),
});
