import fc from 'fast-check';
import { describe, it } from 'vitest';
import { buildSegment } from '../../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';
import { encodeSnapshot, joinSnapshot, openSnapshot } from '../../../../functions/search/index/snapshot.ts';
import { change, type Filed, filedOf, OPTIONS, type Question, question, slowQuestion, story } from './arbitrary.ts';
import { applyAll, cleaned, emptyMiniSearch, expectSame, type Pair } from './oracle.ts';

const stories = fc.array(story, { maxLength: 16, size: 'max' });
const changes = fc.array(change, { maxLength: 20, size: 'max' });
const questions = fc.array(fc.oneof({ weight: 3, arbitrary: question }, slowQuestion), { minLength: 6, maxLength: 12 });

const expectAll = async (pair: Pair, asked: readonly Question[]): Promise<void> => {
  const { ours, theirs } = await cleaned(pair);
  if (ours.documentCount !== theirs.documentCount || ours.termCount !== theirs.termCount) {
    throw new Error(`${ours.documentCount} documents, ${ours.termCount} terms`);
  }
  for (const { query, options, exact } of asked) {
    expectSame(ours.search(query, options), theirs.search(query, options), exact);
  }
};

const built = (filed: readonly Filed[]): Pair => {
  const theirs = emptyMiniSearch();
  theirs.addAll(filed);
  return { ours: new CompactIndex(OPTIONS, buildSegment(filed, OPTIONS)), theirs, filed: [...filed] };
};

const reloaded = ({ ours, theirs, filed }: Pair): Pair => {
  const bytes = joinSnapshot(encodeSnapshot({ collections: { stories: ours.merge() } }));
  return { ours: new CompactIndex(OPTIONS, openSnapshot(bytes).segment('stories')), theirs, filed };
};

describe('the compact index answers as a MiniSearch without garbage', () => {
  it('fresh, after changes, after a merge, after a reload, and after changes of that', async () => {
    await fc.assert(
      fc.asyncProperty(stories, changes, changes, questions, async (first, then, later, asked) => {
        const pair = built(filedOf(first));
        await expectAll(pair, asked);
        applyAll(pair, then);
        await expectAll(pair, asked);
        const again = reloaded(pair);
        await expectAll(pair, asked);
        await expectAll(again, asked);
        applyAll(again, later);
        await expectAll(again, asked);
      }),
      { numRuns: 80 },
    );
  });
});
