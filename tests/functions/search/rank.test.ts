import { expect, it } from 'vitest';
import { readQuery } from '../../../functions/search/query/read-query.ts';
import { findPage } from '../../../functions/search/rank.ts';

it('a question too wide to be answered in full is answered as relaxed, and its total is of what was looked for', () => {
  const match = { id: 'a', score: 1, matched: { harbour: ['body'] }, place: [1, null, 'a'], kept: {} };
  const index = (narrowed: boolean) => ({
    articlesAsked: {
      vocabulary: { knows: () => true, prepare: () => {}, countWith: () => 0, termsWith: () => [], bytesOf: () => 0 },
      languages: [],
      fields: {},
    },
    recency: { column: 'month', factorOf: () => 1 },
    revisionOf: () => 1,
    speakers: { count: () => 0, appearances: () => [], names: () => new Map() },
    searchArticles: () => ({ total: 1, narrowed, counts: {}, page: [match] }),
  });
  const page = (narrowed: boolean) => findPage({ q: 'ha', limit: 10 }, readQuery('ha'), null, index(narrowed));
  expect([page(true).relaxed, page(true).total]).toEqual([true, 1]);
  expect(page(false).relaxed).toBe(false);
});
