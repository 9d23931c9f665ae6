import * as z from 'zod/mini';

/** One thing that S3 keeps under a key: a version, a delete marker, or the parts of an upload that was never finished. */
export const StoredVersion = z.readonly(
  z.object({
    kind: z.enum(['version', 'marker', 'parts']),
    id: z.string(), // of the version, or of the upload
    bytes: z.number(), // 0 of a marker, and of parts
    at: z.string(), // ISO instant
  }),
);

/** What was removed of one object, as it was listed before it went. */
export const RemovedObject = z.readonly(z.object({ key: z.string(), versions: z.readonly(z.array(StoredVersion)) }));

/** The record of a takedown: who did it, when and why, and what was removed. No word of what was taken down. */
export const Takedown = z.readonly(
  z.object({
    target: z.string(), // an article's id, or the key of a file
    articles: z.readonly(z.array(z.string())), // ids
    keys: z.readonly(z.array(z.string())), // of the receipts that were closed or marked
    objects: z.readonly(z.array(z.string())), // keys of the uploads bucket
    by: z.string(),
    reason: z.string(),
    notice: z.string(), // what readers are told
    begun: z.string(), // ISO instant
    commit: z.nullable(z.number()), // the commit from which on no index has it
    rows: z.readonly(z.array(z.string())), // "id/revision" of every revision with words that was in the table
    overflow: z.readonly(z.array(z.string())), // keys of the archive bucket
    snapshots: z.readonly(z.array(z.string())), // keys of the archive bucket
    finished: z.nullable(z.string()), // ISO instant; null: cut short, to be run again
    lifted: z.nullable(z.readonly(z.object({ at: z.string(), by: z.string(), reason: z.string() }))),
  }),
);

export type StoredVersion = z.infer<typeof StoredVersion>;
export type RemovedObject = z.infer<typeof RemovedObject>;
export type Takedown = z.infer<typeof Takedown>;

/** What a takedown has to remove, and may. */
export type TakedownStore = {
  /** Everything under exactly this key of the uploads bucket. */
  readonly versions: (key: string) => Promise<readonly StoredVersion[]>;
  /** For good. Safe to repeat. */
  readonly removeVersions: (key: string, versions: readonly StoredVersion[]) => Promise<void>;
  /** Keys of the archive bucket where articles too large for a row lie. */
  readonly overflow: (id: string) => Promise<readonly string[]>;
  /** Keys of every snapshot of an older commit, of any version of the analyser. */
  readonly snapshotsBefore: (commit: number) => Promise<readonly string[]>;
  readonly removeSnapshots: (keys: readonly string[]) => Promise<void>;
  /** The record of this target, or null. */
  readonly record: (target: string) => Promise<Takedown | null>;
  readonly save: (takedown: Takedown) => Promise<void>;
  /** Records versions that are about to be removed. Safe to repeat, and for a part of them. */
  readonly saveRemoved: (target: string, removed: RemovedObject) => Promise<void>;
  /** All that was recorded as removed, each version once. */
  readonly removed: (target: string) => Promise<readonly RemovedObject[]>;
};
