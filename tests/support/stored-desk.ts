import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { ingest } from '../../functions/ingest/ingest.ts';
import { makeFile } from '../../functions/ingest/make-articles.ts';
import { rangedSnapshots, wholeSnapshots } from '../../functions/search/open-snapshot.ts';
import { assetsOf } from '../../functions/search/page/assets.ts';
import { Replica } from '../../functions/search/replica.ts';
import { routes } from '../../functions/search/routes.ts';
import { WITHOUT_WORDS } from '../../functions/search/words/own-words.ts';
import { takeSnapshot, type When } from '../../functions/snapshot/snapshot.ts';
import { type ArchiveLocation, archiveReader } from '../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../functions/stores/archive-writer.ts';
import { snapshotStore } from '../../functions/stores/snapshots.ts';
import { tableFacts } from '../../functions/stores/table-facts.ts';
import { takedownStore } from '../../functions/stores/takedowns.ts';
import { uploadStore } from '../../functions/stores/uploads.ts';
import type { TakedownDependencies } from '../../functions/takedown/take-down.ts';
import { type LocalArchive, localArchive } from './local-archive.ts';

export type StoredDesk = {
  readonly local: LocalArchive;
  /** Puts a file in the bucket; nothing is made of it until `settle`. Answers its version. */
  readonly put: (key: string, content: string | Uint8Array) => Promise<string>;
  readonly remove: (key: string) => Promise<void>;
  /** Ingests what the bucket has told of since. */
  readonly settle: () => Promise<void>;
  /** Forgets what the bucket has told of since: those events are lost. */
  readonly lose: () => Promise<void>;
  readonly receipt: (key: string) => Promise<Receipt | null>;
  readonly snapshot: (when?: When) => Promise<number>;
  // biome-ignore lint/suspicious/noExplicitAny: JSON as a reader's program sees it
  readonly ask: (path: string) => Promise<{ readonly status: number; readonly body: any }>;
  /** Ids of what the sitemap lists. */
  readonly listed: () => Promise<ReadonlySet<string>>;
  /** What a takedown works with, at another place than the desk's own where its calls are to fail. */
  readonly takedownWith: (location?: ArchiveLocation) => TakedownDependencies;
  readonly close: () => Promise<void>;
};

/** The archive's stores on local services over HTTP, with ingest, the snapshot function and the routes as they are wired. */
export const storedDesk = async (): Promise<StoredDesk> => {
  const told: string[] = [];
  const local = await localArchive((body) => {
    if (!body.includes('s3:TestEvent')) told.push(body);
  });
  const { location, s3, uploads, objects } = local;
  const { clock } = location;
  const archive = archiveWriter(location);
  const reader = archiveReader(location);
  const snapshots = snapshotStore(location, 3);
  const quiet = { archive: reader, clock, report: () => {}, measure: () => {}, freshness: 0 };
  const app = routes({
    words: WITHOUT_WORDS,
    archive: reader,
    replica: new Replica({ ...quiet, snapshots: rangedSnapshots(snapshots, () => {}) }),
    clock,
    assets: assetsOf('', ''),
    measure: () => {},
    address: null,
    log: { info: () => {}, error: () => {} },
    requestId: () => 'request',
  });

  const snapshot = async (when: When = 'now'): Promise<number> => {
    const whole = wholeSnapshots(snapshots);
    const freshIndex = (ofTableAlone: boolean) =>
      new Replica({
        ...quiet,
        snapshots: ofTableAlone ? { ...whole, pointers: async () => [] } : whole,
      }).current();
    const { newest } = await takeSnapshot(
      { archive: reader, snapshots, clock, measure: () => {}, freshIndex, afterCommits: 1 },
      when,
    );
    return newest?.commit ?? 0;
  };

  const settle = async (): Promise<void> => {
    await objects.settled();
    while (told.length > 0) {
      const messages = told.splice(0).map((body, at) => ({ id: String(at), body }));
      const outcomes = await ingest(messages, {
        archive,
        clock,
        chance: () => 0.5,
        uploads: uploadStore({ s3, bucket: uploads }),
        makeFile,
        remaining: () => 60_000,
        measure: () => {},
      });
      for (const { error } of outcomes) if (error !== null) throw error;
    }
  };

  return {
    local,
    put: async (key, content) => {
      const { VersionId = '' } = await s3.send(
        new PutObjectCommand({ Bucket: uploads, Key: key, Body: Buffer.from(content) }),
      );
      return VersionId;
    },
    remove: async (key) => {
      await s3.send(new DeleteObjectCommand({ Bucket: uploads, Key: key }));
    },
    settle,
    lose: async () => {
      await objects.settled();
      told.length = 0;
    },
    receipt: async (key) => (await archive.standing([{ key, id: null }]))[0]?.receipt ?? null,
    snapshot,
    ask: async (path) => {
      const answer = await app.request(path);
      return { status: answer.status, body: await answer.json() };
    },
    listed: async () => {
      const text = await (await app.request('/sitemap.xml')).text();
      return new Set([...text.matchAll(/articles\/(\w+)</g)].map(([, id = '']) => id));
    },
    takedownWith: (at = location) => ({
      archive: archiveWriter(at),
      facts: tableFacts(at),
      store: takedownStore(at, uploads),
      snapshot: () => snapshot(),
      clock,
      chance: () => 0.5,
      tell: () => {},
    }),
    close: local.close,
  };
};
