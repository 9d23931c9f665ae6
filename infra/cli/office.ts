import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { ArchiveReader, Clock } from '../../functions/archive/ports.ts';
import type { When } from '../../functions/snapshot/snapshot.ts';
import { archiveReader } from '../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../functions/stores/archive-writer.ts';
import { calling } from '../../functions/stores/failures.ts';
import { tableFacts } from '../../functions/stores/table-facts.ts';
import { takedownStore } from '../../functions/stores/takedowns.ts';
import type { TakedownDependencies } from '../../functions/takedown/take-down.ts';
import type { InspectorMeans } from './archive-inspector.ts';
import { type DeadLetters, openDeadLetters } from './dead-letters.ts';
import { type Desk, openDesk } from './desk.ts';
import type { Emptied } from './empty.ts';
import { emptiedBucket } from './empty-bucket.ts';
import { type Feeder, openFeeder, reach } from './feeder.ts';
import { invokeSnapshot, type Snapshotted } from './invoke-snapshot.ts';
import type { Runs } from './redrive.ts';
import { emptyTable } from './restore/empty-table.ts';
import type { RestoreMeans } from './restore/restore.ts';
import { searchIds } from './search-ids.ts';
import { snapshotHere } from './snapshot-here.ts';
import type { Connection, Parts } from './stack-outputs.ts';

/** What an engineer works on an archive with, by rights of their own. */
export type Office = {
  readonly reader: ArchiveReader;
  /** All that a takedown wants but somebody to tell of it. */
  readonly takedown: Omit<TakedownDependencies, 'tell'>;
  /** Has the snapshot function write one, and waits for it. */
  readonly snapshot: (when: When) => Promise<Snapshotted>;
  /** Writes one itself, by this version of the software and of the table alone. */
  readonly snapshotHere: () => Promise<Snapshotted>;
  /** Has it write one if the log has grown enough since the last. */
  readonly snapshotIfDue: () => Promise<void>;
  /** Where the index is in OpenSearch, what keeps it; null where it is in memory. */
  readonly feeder: Feeder | null;
  /** What ingest, and what functions on a schedule gave up on. */
  readonly failed: { readonly uploads: DeadLetters; readonly runs: readonly Runs[] };
  readonly desk: Desk;
  /** Where an export is written to. */
  readonly inspector: Omit<InspectorMeans, 'takedown'>;
  /** About how many messages ingest has yet to deal with. */
  readonly queued: () => Promise<number>;
  /** Those of the uploads and of the archive, to be emptied. */
  readonly buckets: readonly Emptied[];
  readonly restoring: Pick<RestoreMeans, 'table' | 'put'>;
};

export const openOffice = (connection: Connection, parts: Parts, clock: Clock): Office => {
  const location = {
    client: new DynamoDBClient(connection),
    s3: new S3Client({ ...connection, forcePathStyle: connection.endpoint !== undefined }),
    table: parts.table,
    bucket: parts.archiveBucket,
    clock,
  };
  const invoke = (when: When) => invokeSnapshot(connection, parts.snapshotFunction, when);
  const snapshot: Office['snapshot'] = async (when) => {
    const newest = await invoke(when);
    if (newest !== null) return newest;
    throw new ArchiveError('unavailable', `${parts.snapshotFunction} wrote no snapshot, and there is none.`);
  };
  const { feed } = parts;
  const letters = (url: string) => openDeadLetters(connection, url, clock);
  const feeder = feed && openFeeder(connection, feed.name, clock);
  return {
    reader: archiveReader(location),
    takedown: {
      archive: archiveWriter(location),
      facts: tableFacts(location),
      store: takedownStore(location, parts.bucket),
      snapshot: async () => (await snapshot('now')).commit,
      ...(feeder === null ? {} : { index: (commit: number) => reach(commit, feeder.feed, clock) }),
      clock,
      chance: Math.random,
    },
    snapshot,
    snapshotHere: () => snapshotHere(location),
    snapshotIfDue: async () => void (await invoke('due')),
    feeder,
    failed: {
      uploads: letters(parts.uploadsDeadLetters),
      runs: [
        { of: 'snapshot', letters: letters(parts.snapshotDeadLetters), look: () => snapshot('due') },
        ...(feed === null || feeder === null
          ? []
          : [{ of: 'feed' as const, letters: letters(feed.deadLetters), look: feeder.feed }]),
      ],
    },
    desk: openDesk(connection, parts, clock),
    inspector: {
      location,
      uploads: parts.bucket,
      searchIds: (commit) => searchIds(parts.searchUrl, commit),
      reindex: () => (feeder === null ? snapshot('rebuild') : feeder.rebuild()),
      feeder,
    },
    queued: () => letters(parts.uploadsQueue).count(),
    buckets: [parts.bucket, parts.archiveBucket].map((name) => emptiedBucket(location.s3, name)),
    restoring: {
      table: emptyTable(location.client, parts.table, clock),
      put: async (to, Key, Body) => {
        const Bucket = to === 'uploads' ? parts.bucket : parts.archiveBucket;
        await calling(`put back ${Key}`, () => location.s3.send(new PutObjectCommand({ Bucket, Key, Body })));
      },
    },
  };
};
