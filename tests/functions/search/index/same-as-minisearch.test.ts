import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, it } from 'vitest';
import { buildSegment } from '../../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';
import type { IndexOptions } from '../../../../functions/search/index/options.ts';
import { encodeSnapshot, joinSnapshot, openSnapshot } from '../../../../functions/search/index/snapshot.ts';
import {
  change,
  type Filed,
  filedOf,
  OPTIONS,
  OWN_OPTIONS,
  type Question,
  question,
  slowQuestion,
  story,
} from './arbitrary.ts';
import { applyAll, cleaned, expectSame, expectSameSuggestions, type Pair } from './oracle.ts';

const stories = fc.array(story, { maxLength: 16, size: 'max' });
const changes = fc.array(change, { maxLength: 50, size: 'max' });
const questions = fc.array(fc.oneof({ weight: 3, arbitrary: question }, slowQuestion), { minLength: 6, maxLength: 12 });

const expectAll = async (pair: Pair, asked: readonly Question[]): Promise<void> => {
  const { ours, theirs } = await cleaned(pair);
  if (ours.documentCount !== theirs.documentCount || ours.termCount !== theirs.termCount) {
    throw new Error(`${ours.documentCount} documents, ${ours.termCount} terms`);
  }
  for (const { query, options, exact } of asked) {
    expectSame(ours.search(query, options), theirs.search(query, options), exact);
    if (typeof query !== 'string') continue;
    expectSameSuggestions(ours.autoSuggest(query), theirs.autoSuggest(query));
    expectSameSuggestions(ours.autoSuggest(query, options), theirs.autoSuggest(query, options));
  }
};

type Options = IndexOptions<Filed>;

const built = (filed: readonly Filed[], options: Options): Pair => {
  const theirs = new MiniSearch(options);
  theirs.addAll(filed);
  return { ours: new CompactIndex(options, buildSegment(filed, options)), theirs, filed: [...filed] };
};

const reloaded = ({ ours, theirs, filed }: Pair, options: Options): Pair => {
  const bytes = joinSnapshot(encodeSnapshot({ collections: { stories: ours.merge() } }));
  return { ours: new CompactIndex(options, openSnapshot(bytes).segment('stories')), theirs, filed };
};

describe('the compact index answers as a MiniSearch without garbage', () => {
  it.each<[string, Options]>([
    ['plain options', OPTIONS],
    ['options of its own', OWN_OPTIONS],
  ])('with %s: fresh, after changes, after a merge, after a reload, and after changes of that', async (_, options) => {
    await fc.assert(
      fc.asyncProperty(stories, changes, changes, questions, async (first, then, later, asked) => {
        const pair = built(filedOf(first), options);
        await expectAll(pair, asked);
        applyAll(pair, then);
        await expectAll(pair, asked);
        const again = reloaded(pair, options);
        await expectAll(pair, asked);
        await expectAll(again, asked);
        applyAll(again, later);
        await expectAll(again, asked);
      }),
      { numRuns: 45 },
    );
  });
});
