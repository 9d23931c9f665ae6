import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { Receipt } from '../../functions/archive/receipt.ts';
import type { When } from '../../functions/snapshot/snapshot.ts';
import type { ArchiveLocation } from '../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../functions/stores/archive-writer.ts';
import { tableFacts } from '../../functions/stores/table-facts.ts';
import { takedownStore } from '../../functions/stores/takedowns.ts';
import type { TakedownDependencies } from '../../functions/takedown/take-down.ts';
import { type LocalArchive, localArchive } from './local-archive.ts';
import { type Software, softwareOn } from './software.ts';

export type StoredDesk = {
  readonly local: LocalArchive;
  /** Puts a file in the bucket; nothing is made of it until `settle`. Answers its version. */
  readonly put: (key: string, content: string | Uint8Array) => Promise<string>;
  readonly remove: (key: string) => Promise<void>;
  /** Ingests what the bucket has told of since, by another version of the software where one is given. */
  readonly settle: (by?: Software) => Promise<void>;
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
  const archive = archiveWriter(location);
  const software = softwareOn(location, uploads);
  const app = software.search();

  const snapshot = async (when?: When): Promise<number> => (await software.takeSnapshot(when)).newest?.commit ?? 0;

  const settle = async (by: Software = software): Promise<void> => {
    await objects.settled();
    while (told.length > 0) await by.ingest(told.splice(0).map((body, at) => ({ id: String(at), body })));
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
      clock: location.clock,
      chance: () => 0.5,
      tell: () => {},
    }),
    close: local.close,
  };
};
