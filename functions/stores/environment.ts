import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type {
  ArchiveReader,
  ArchiveWriter,
  Chance,
  Clock,
  SnapshotStore,
  UploadStore,
  WordsStore,
} from '../archive/ports.ts';
import { type ArchiveLocation, archiveReader } from './archive-reader.ts';
import { archiveWriter } from './archive-writer.ts';
import { snapshotStore } from './snapshots.ts';
import { uploadStore } from './uploads.ts';
import { wordsStore } from './words.ts';

/** What a function is wired to, from the environment that the stack gives it. Called once, at module top. */

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds)),
};

export const systemChance: Chance = () => Math.random();

/** @throws where the stack forgot it: a bug of ours, told by name */
export const variable = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set`);
  return value;
};

/** @throws where it is not a whole number of at least 0 */
export const numberVariable = (name: string): number => {
  const value = Number(variable(name));
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`The environment variable ${name} is not a whole number`);
  return value;
};

// A connection on which a request was under way when Lambda froze the function may be dead when it wakes, and nobody tells:
// the SDK would wait for minutes. It gives up after these ms without a byte, and tries again on a new one.
export const requestHandler = { connectionTimeout: 3_000, socketTimeout: 10_000 };

// Locally every bucket has one endpoint; on AWS the SDK finds the bucket's own.
const s3Client = (): S3Client =>
  new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined, requestHandler });

const location = (): ArchiveLocation => ({
  client: new DynamoDBClient({ maxAttempts: 5, requestHandler }),
  s3: s3Client(),
  table: variable('TABLE_NAME'),
  bucket: variable('ARCHIVE_BUCKET'),
  clock: systemClock,
});

export const writerFromEnvironment = (): ArchiveWriter => archiveWriter(location());
export const readerFromEnvironment = (): ArchiveReader => archiveReader(location());
/** @param keep how many snapshots stay, 1 or more */
export const snapshotsFromEnvironment = (keep: number): SnapshotStore => snapshotStore(location(), keep);
export const uploadsFromEnvironment = (): UploadStore =>
  uploadStore({ s3: s3Client(), bucket: variable('UPLOADS_BUCKET') });
export const wordsFromEnvironment = (): WordsStore =>
  wordsStore({ s3: s3Client(), bucket: variable('UPLOADS_BUCKET') });
