import type { Article, ArticleDraft, Head } from './article.ts';
import type { Commit } from './commit.ts';
import type { Receipt } from './receipt.ts';
import type { Upload } from './upload.ts';

/** Milliseconds since 1970, and a way to wait. Passed in, so that a simulation can own time. */
export type Clock = { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> };

/** A number in [0, 1), for jitter. */
export type Chance = () => number;

/** The files that a newsroom puts in the bucket. */
export type UploadStore = {
  /**
   * The bytes of one version of an upload.
   * @throws ArchiveError `not-found` where that version is gone, `unavailable` where it may come back,
   *         `too-large` beyond `limit` bytes (not downloaded)
   */
  readonly read: (upload: Upload, limit: number) => Promise<Uint8Array>;
};

/** What the archive knew of an upload's key and article when a commit was planned. */
export type Standing = { readonly receipt: Receipt | null; readonly head: Head | null };

/** One row of a commit: a receipt, and the article it changes if any. */
export type Entry = {
  readonly receipt: Receipt;
  /** The receipt that was read: the write holds only if its sequencer is still older. */
  readonly head?: {
    readonly next: Head;
    /** What was read: superseded by `next`, filed as a revision unless `next` is a notice. Null for a first revision. */
    readonly previous: Head | null;
  };
};

export type CommitOutcome =
  | { readonly done: true }
  /** Somebody else took this number of the log: read its end and try again. */
  | { readonly done: false; readonly lost: 'log' }
  /** These keys have moved on since they were read (repeat, stale or concurrent): read them again. */
  | { readonly done: false; readonly lost: 'entries'; readonly keys: readonly string[] };

/** The archive as ingest sees it. Nothing else may write articles. */
export type ArchiveWriter = {
  /** Receipts and heads, strongly consistent. `id` is the article that an accepted upload would make. */
  readonly standing: (
    uploads: readonly { readonly key: string; readonly id: string | null }[],
  ) => Promise<readonly Standing[]>;
  /** The number of the newest commit, 0 for an empty log; strongly consistent. */
  readonly lastCommit: () => Promise<number>;
  /** All or nothing. `commit` is null where no article changes (rejections only). */
  readonly append: (entries: readonly Entry[], commit: Commit | null) => Promise<CommitOutcome>;
  /** Removes every superseded revision of a withdrawn article. Safe to repeat. */
  readonly purge: (articleId: string) => Promise<void>;
};

/** The archive as readers see it. */
export type ArchiveReader = {
  /** Current heads by id, strongly consistent; an id that never was is absent. */
  readonly heads: (ids: readonly string[]) => Promise<ReadonlyMap<string, Head>>;
  /** Commits after `after`, in order, at most `limit`; strongly consistent. */
  readonly commits: (after: number, limit: number) => Promise<readonly Commit[]>;
  /** The number of the newest commit, 0 for an empty log; strongly consistent. */
  readonly lastCommit: () => Promise<number>;
  /** Every current head, in no order: for a replica that has no snapshot. */
  readonly everyHead: () => AsyncIterable<Head>;
  readonly receipt: (key: string) => Promise<Receipt | null>;
};

/** Where and what the newest snapshot of one analyser version is. */
export type SnapshotPointer = {
  readonly key: string;
  readonly commit: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly articles: number;
  readonly at: string;
};

export type SnapshotStore = {
  /** The newest first; the older ones are what is fallen back upon. */
  readonly pointers: (analyser: string) => Promise<readonly SnapshotPointer[]>;
  /** @throws ArchiveError `corrupt` where the bytes are not those that were written, `not-found` where they are gone */
  readonly read: (pointer: SnapshotPointer) => Promise<Uint8Array>;
  /** Writes the object, then moves the pointer forward; a pointer never moves back. Answers whether it moved. */
  readonly write: (
    analyser: string,
    pointer: Omit<SnapshotPointer, 'key' | 'sha256' | 'bytes'>,
    bytes: Uint8Array,
  ) => Promise<boolean>;
  /** Deletes log rows with a number up to and including `commit`. Safe to repeat. */
  readonly trimLog: (commit: number) => Promise<void>;
};

export type { Article, ArticleDraft, Head };
