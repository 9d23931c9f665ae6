import type { Commit } from '../archive/commit.ts';
import type { ArticleFact, Fact } from '../archive/facts.ts';
import type { Indexed } from '../feed/inspect.ts';

/** What the uploads bucket has under one key now: a version, or where it was deleted none. */
export type Current = { readonly versionId: string | null; readonly at: string };

export type ReceiptFact = Extract<Fact, { kind: 'receipt' }>;

/** What three places say of the archive, as far as they are to agree. */
export type Seen = {
  /** Uploads by key, those that were deleted and still have versions included. */
  readonly bucket: ReadonlyMap<string, Current>;
  readonly receipts: ReadonlyMap<string, ReceiptFact>;
  readonly heads: ReadonlyMap<string, ArticleFact>;
  readonly revisions: readonly ArticleFact[];
  /** Takedowns that were cut short. */
  readonly unfinished: readonly string[];
  /** Objects of the archive bucket that hold large articles, by key: when they were written. */
  readonly large: ReadonlyMap<string, string>;
  readonly log: readonly Pick<Commit, 'number'>[];
  /** The number that the log's end names, null where there is none. */
  readonly logEnd: number | null;
  /** Ids of what search has found, read after the table; null where it did not answer. */
  readonly found: ReadonlySet<string> | null;
  /** What the index in OpenSearch has of each article, read after the table; null where there is none. */
  readonly indexed: ReadonlyMap<string, Indexed> | null;
};

export type Bucket = AsyncIterable<{
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  readonly at: string;
  readonly isLatest: boolean;
}>;

/** Sorts what the table says. */
export const sortFacts = async (facts: AsyncIterable<Fact>) => {
  const receipts = new Map<string, ReceiptFact>();
  const heads = new Map<string, ArticleFact>();
  const revisions: ArticleFact[] = [];
  const unfinished: string[] = [];
  for await (const fact of facts) {
    if (fact.kind === 'receipt') receipts.set(fact.key, fact);
    else if (fact.kind === 'takedown') {
      if (!fact.isFinished) unfinished.push(fact.target);
    } else if (fact.kind === 'head') heads.set(fact.id, fact);
    else revisions.push(fact);
  }
  return { receipts, heads, revisions, unfinished };
};

/** What the bucket has of each key. */
export const sortVersions = async (versions: Bucket): Promise<ReadonlyMap<string, Current>> => {
  const current = new Map<string, Current>();
  for await (const { key, kind, id, at, isLatest } of versions) {
    if (isLatest) current.set(key, { versionId: kind === 'version' ? id : null, at });
  }
  return current;
};
