import { describe, expect, it } from 'vitest';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { encodeSnapshot, joinSnapshot, openSnapshot } from '../../../functions/search/index/snapshot.ts';
import { ReplicaIndex } from '../../../functions/search/replica-index.ts';
import { indexOver } from '../../../functions/search/snapshot-format.ts';
import { draft } from '../../support/articles.ts';
import { memoryArchive } from '../../support/memory-archive.ts';
import { throughSnapshot } from '../../support/replicas.ts';

describe('a snapshot', () => {
  it('holds the commit, the counts, the revisions and the speakers of its index', () => {
    const archive = memoryArchive();
    const index = new ReplicaIndex();
    const heads = archive.publish([draft('incoming/a.txt'), draft('incoming/b.txt', { speakers: [], quotations: [] })]);
    for (const head of heads) index.apply(head, 0);
    index.reached(41);
    const back = throughSnapshot(index);
    expect(back.commit).toBe(41);
    expect(back.counts()).toEqual({ articles: 2, quotations: 1, speakers: 1 });
    expect(heads.map(({ id }) => back.revisionOf(id))).toEqual([1, 1]);
    expect(back.speakers.appearances('tomas-weld')).toEqual(index.speakers.appearances('tomas-weld'));
    expect(back.speakers.appearances('tomas-weld')).toHaveLength(1);
  });

  const { articles, quotations, hidden } = new ReplicaIndex().parts;
  const collections = { articles: articles.fold(), quotations: quotations.fold(), hidden: hidden.fold() };
  const state = (value: unknown) => ({ replica: Buffer.from(JSON.stringify(value)) });
  const good = state({ analyser: ANALYSER, commit: 0, released: 0, nextQuotation: 0 });
  it.each([
    ['without a word of what it is', { collections }],
    [
      'of another analyser',
      { collections, attachments: state({ analyser: 'words-0', commit: 0, released: 0, nextQuotation: 0 }) },
    ],
    ['without its commit', { collections, attachments: state({ analyser: ANALYSER }) }],
    ['without a collection', { collections: { articles: collections.articles }, attachments: good }],
    ['of other fields', { collections: { ...collections, articles: collections.quotations }, attachments: good }],
  ])('%s is refused', (_, parts) => {
    const snapshot = openSnapshot(joinSnapshot(encodeSnapshot(parts)));
    const open = { ...snapshot, answer: async <A>(ask: () => A) => ask(), damage: () => null, read: () => 0 };
    expect(() => indexOver(open)).toThrow(expect.objectContaining({ code: 'corrupt' }));
  });
});
