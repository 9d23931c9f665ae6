import type { ArchiveReader, ArchiveWriter, SnapshotStore, UploadStore } from '../../functions/archive/ports.ts';
import type { TakedownStore } from '../../functions/archive/takedown.ts';
import type { ingest } from '../../functions/ingest/ingest.ts';
import type { Replica } from '../../functions/search/replica.ts';
import type { Tamper } from './world/dynamodb-client.ts';

/** Which of a search function's two needs a reader of the archive is for. */
export type ReaderOf = 'replica' | 'pages';

/** What stands between the functions and what they depend on. A mutation is one of these that is not the identity. */
export type Wrappers = {
  readonly table: Tamper;
  readonly writer: (writer: ArchiveWriter) => ArchiveWriter;
  readonly reader: (reader: ArchiveReader, of: ReaderOf) => ArchiveReader;
  readonly snapshots: (store: SnapshotStore) => SnapshotStore;
  readonly takedowns: (store: TakedownStore) => TakedownStore;
  readonly uploads: (store: UploadStore) => UploadStore;
  readonly replica: (replica: Replica) => Replica;
  readonly ingest: (run: typeof ingest) => typeof ingest;
  /** Whether messages are deleted before they are ingested. */
  readonly acknowledgesFirst: boolean;
};

export const NO_WRAPPERS: Wrappers = {
  table: (_, input) => input,
  writer: (writer) => writer,
  reader: (reader) => reader,
  snapshots: (store) => store,
  takedowns: (store) => store,
  uploads: (store) => store,
  replica: (replica) => replica,
  ingest: (run) => run,
  acknowledgesFirst: false,
};
