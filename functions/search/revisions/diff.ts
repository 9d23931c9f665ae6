import type { Article, Block } from '../../archive/article.ts';
import type { ChangedBlock, DiffAnswer, Stretch } from '../answers/revisions.ts';
import { type Matched, matchBlocks } from './match-blocks.ts';
import { type Budget, replaced, stretchesOf } from './stretches.ts';

const EDITS = 4_000; // words that are told one by one
const LARGEST = 500_000; // code units of one answer

/** What became of a revision in another one, earlier or later. Bounded in time and size, whatever they are. */
export const diffOf = (from: Article, to: Article, commit: number): DiffAnswer => {
  const budget: Budget = { edits: EDITS };
  const changed = (was: string, is: string): readonly Stretch[] =>
    was === is ? [] : (stretchesOf(was, is, budget) ?? replaced(was, is));
  const headline = changed(from.headline, to.headline);
  const deck = changed(from.deck ?? '', to.deck ?? '');
  const blocks: ChangedBlock[] = [];
  let size = 0;
  let complete = true;
  for (const one of matchBlocks(from.blocks, to.blocks)) {
    const told = blocksOf(one, from.blocks, to.blocks, budget);
    size += told.flatMap(({ words }) => words).reduce((sum, { text }) => sum + text.length, 0);
    if (size > LARGEST) {
      complete = false;
      break;
    }
    blocks.push(...told);
  }
  return {
    id: to.id,
    from: from.revision,
    to: to.revision,
    commit,
    headline,
    deck,
    blocks,
    complete,
  };
};

const blocksOf = (
  { was, is }: Matched,
  from: readonly Block[],
  to: readonly Block[],
  budget: Budget,
): readonly ChangedBlock[] => {
  const [old, now] = [from[was ?? -1], to[is ?? -1]];
  const words = old && now ? stretchesOf(textOf(old), textOf(now), budget) : null;
  if (words !== null && now) return [{ change: 'changed', type: now.type, was, is, words }];
  return [
    ...(old ? [{ change: 'removed', type: old.type, was, is: null, words: replaced(textOf(old), '') } as const] : []),
    ...(now ? [{ change: 'added', type: now.type, was: null, is, words: replaced('', textOf(now)) } as const] : []),
  ];
};

const textOf = (block: Block): string =>
  block.type === 'caption' && block.credit !== null ? `${block.text}\n${block.credit}` : block.text;
