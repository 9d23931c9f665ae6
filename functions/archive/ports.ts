import type { Article, Head } from './article.ts';
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
   * @throws ArchiveError `not-found` where that version is gone, `unavailable` where it may come back
   */
  readonly read: (upload: Upload) => Promise<Uint8Array>;
  /** The version that a reader of the bucket would get now, or null where the object is deleted. */
  readonly current: (key: string) => Promise<{ readonly versionId: string; readonly bytes: number } | null>;
};

/** What the archive knew of an upload's key and article when a commit was planned. */
export type Standing = {
  readonly receipt: Receipt | null;
  readonly head: Head | null;
  /** Of an article that the file held before, as its receipt tells, where that is another than the head's. */
  readonly former?: Head | null;
};

/** One upload's part of a commit: its receipt, and the article it changes if any. */
export type Entry = {
  readonly receipt: Receipt;
  /** The receipt that was read, null for none: the entry is written only if that one still stands, as it was. */
  readonly over: Pick<Receipt, 'sequencer' | 'removed' | 'members' | 'takedown'> | null;
  /** `previous` is what was read: superseded by `next` only if it still stands, and filed as a revision. */
  readonly head: { readonly next: Head; readonly previous: Head | null } | null;
};

/** `log`: somebody else took this number. `entries`: a receipt or head has moved on since it was read. */
export type AppendOutcome = 'appended' | 'lost-log' | 'lost-entries';

/** The archive as ingest sees it. Nothing else may write articles. */
export type ArchiveWriter = {
  /** Receipts and heads, strongly consistent. The head is that of `id`, or where that is null of the receipt's article. */
  readonly standing: (
    of: readonly { readonly key: string; readonly id: string | null }[],
  ) => Promise<readonly Standing[]>;
  /** The number of the newest commit, 0 for an empty log; strongly consistent. */
  readonly lastCommit: () => Promise<number>;
  /** The share of one commit's capacity that an entry takes, above 0 and at most 1; a commit holds entries up to 1. */
  readonly weigh: (entry: Entry) => number;
  /** All or nothing. `commit` is null where no article changes (rejections only). */
  readonly append: (entries: readonly Entry[], commit: Commit | null) => Promise<AppendOutcome>;
  /** Removes every stored word of an article older than `before`, the revision of its withdrawal. Safe to repeat. */
  readonly purge: (articleId: string, before: number) => Promise<void>;
};

/** The archive as readers see it. */
export type ArchiveReader = {
  /** Current heads by id, strongly consistent; an id that never was is absent. */
  readonly heads: (ids: readonly string[]) => Promise<ReadonlyMap<string, Head>>;
  /** The numbers of an article's superseded revisions that are filed, the newest first; strongly consistent. */
  readonly filed: (id: string) => Promise<readonly number[]>;
  /** Some of an article's superseded revisions, strongly consistent, in no order; one that is not filed is absent. */
  readonly revisions: (id: string, numbers: readonly number[]) => Promise<readonly Article[]>;
  /** Commits after `after`, in order, `limit` of them or, where the log ends before, all; strongly consistent. */
  readonly commits: (after: number, limit: number) => Promise<readonly Commit[]>;
  /** The number of the newest commit, 0 for an empty log; strongly consistent. */
  readonly lastCommit: () => Promise<number>;
  /**
   * Every current head once, in an order of the table's own that is the same each time.
   * @param damaged is told of each that cannot be read, and it is left out; without it, one ends the reading
   * @param after the id of an article: those that come before it, and it itself, are left out
   */
  readonly everyHead: (damaged?: (reason: string) => void, after?: string | null) => AsyncIterable<Head>;
};

/** Where and what one snapshot of one analyser version is. */
export type SnapshotPointer = {
  readonly key: string;
  readonly commit: number;
  readonly sha256: string; // hexadecimal
  readonly bytes: number;
  readonly articles: number;
  readonly at: string; // ISO instant
};

export type SnapshotStore = {
  /** The newest first; the older ones are what is fallen back upon. */
  readonly pointers: (analyser: string) => Promise<readonly SnapshotPointer[]>;
  /** @throws ArchiveError `corrupt` where the bytes are not those that were written, `not-found` where they are gone */
  readonly read: (pointer: SnapshotPointer) => Promise<Uint8Array>;
  /**
   * The bytes from `from` up to `to`, not included, of which the snapshot's own checksums have to tell whether they are
   * those that were written.
   * @throws ArchiveError `corrupt` where there are not so many, `not-found` where they are gone
   */
  readonly readRange: (pointer: SnapshotPointer, from: number, to: number) => Promise<Uint8Array>;
  /**
   * Writes the object, then moves the pointer forward; it never moves back. Answers whether it moved. One that is to stand
   * `alone` replaces all others, and one of its own commit.
   */
  readonly write: (
    analyser: string,
    snapshot: Pick<SnapshotPointer, 'commit' | 'articles' | 'at'>,
    bytes: Uint8Array,
    alone?: boolean,
  ) => Promise<boolean>;
  /**
   * Deletes what writers that were overtaken or cut short have left: objects that no pointer names nor ever will.
   * Answers the other versions of the analyser of which something is kept.
   */
  readonly sweep: (analyser: string) => Promise<readonly string[]>;
  /** Notes that a version's snapshots are looked after, at an ISO instant. */
  readonly lookAfter: (analyser: string, at: string) => Promise<void>;
  /** When they last were; null where nobody has noted it. */
  readonly lookedAfter: (analyser: string) => Promise<string | null>;
  /** Deletes all snapshots of a version, and what is known of them. Safe to repeat. */
  readonly retire: (analyser: string) => Promise<void>;
  /** Deletes log rows up to and including `commit`, but never the newest row. Safe to repeat. */
  readonly trimLog: (commit: number) => Promise<void>;
};

/** Where a newsroom's words are, in the bucket that it uploads to. */
export const WORDS_KEY = 'config/words.yaml';

/** The file of words that a newsroom keeps beside its uploads, as it is stored. */
export type WordsStore = {
  /**
   * The file, unless it is still of the version `known`; null where there is none.
   * @param within ms, after which it is given up
   * @throws ArchiveError `unavailable` where it cannot be had now
   */
  readonly read: (known: string | null, within: number) => Promise<StoredWords | 'unchanged' | null>;
};

/** `bytes` is null where there are more than `MOST_WORDS_BYTES`, of which none is read. */
export type StoredWords = { readonly version: string; readonly size: number; readonly bytes: Uint8Array | null };

/** Bytes of a file of words: some ten thousand words. */
export const MOST_WORDS_BYTES = 256 * 1024;
