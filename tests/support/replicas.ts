import type { ArticleDraft } from '../../functions/archive/article.ts';
import { ANALYSER } from '../../functions/search/analysis.ts';
import type { ArchiveIndex } from '../../functions/search/archive-index.ts';
import { openSnapshot } from '../../functions/search/index/snapshot.ts';
import { rangedSnapshots } from '../../functions/search/open-snapshot.ts';
import { questionsFor } from '../../functions/search/query/questions.ts';
import { readQuery } from '../../functions/search/query/read-query.ts';
import { Replica, type ReplicaDependencies } from '../../functions/search/replica.ts';
import type { ReplicaIndex } from '../../functions/search/replica-index.ts';
import { encodeIndex, indexOver } from '../../functions/search/snapshot-format.ts';
import { draft } from './articles.ts';
import type { ManualClock } from './manual-clock.ts';
import type { MemoryArchive } from './memory-archive.ts';

/** A replica of an archive in memory. */
export const replicaOf = (
  archive: MemoryArchive,
  clock: ManualClock,
  changes: Partial<ReplicaDependencies> = {},
): Replica =>
  new Replica({
    archive: archive.reader,
    snapshots: rangedSnapshots(archive.snapshots, () => {}),
    clock,
    freshness: 1_000,
    report: () => {},
    measure: () => {},
    ...changes,
  });

/** The ids of the articles that have every word, sorted. */
export const found = (index: ArchiveIndex, query: string): string[] =>
  index
    .searchArticles(questionsFor(readQuery(query), index.articlesAsked).strict, { limit: 1_000 })
    .page.map(({ id }) => id)
    .sort();

/** A draft of the short invented story, with an id and a headline that a test can see. */
export const story = (id: string, words: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, headline: words, ...changes });

export const snapshotNow = async (archive: MemoryArchive, index: ReplicaIndex): Promise<boolean> =>
  archive.snapshots.write(ANALYSER, { commit: index.commit, articles: 0, at: '' }, encodeIndex(index));

/** The index as it comes back from its snapshot. */
export const throughSnapshot = (index: ReplicaIndex): ReplicaIndex =>
  indexOver({ ...openSnapshot(encodeIndex(index)), answer: async (ask) => ask(), damage: () => null, read: () => 0 });

/** Rights of an article under embargo until a time in ms. */
export const embargo = (until: number) => ({
  rights: { copyright: null, usageTerms: null, embargoedUntil: new Date(until).toISOString() },
});

/** The archive's reader, and how often it was asked. */
export const counting = (archive: MemoryArchive) => {
  const calls = { heads: 0, commits: 0 };
  return {
    calls,
    reader: {
      ...archive.reader,
      heads: (ids: readonly string[]) => {
        calls.heads++;
        return archive.reader.heads(ids);
      },
      commits: (after: number, limit: number) => {
        calls.commits++;
        return archive.reader.commits(after, limit);
      },
    },
  };
};
