import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { CopyObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { batchGet } from '../../functions/stores/batch-get.ts';
import { calling, translate } from '../../functions/stores/failures.ts';
import { type VersionOfKey, versionsUnder } from '../../functions/stores/object-versions.ts';
import { type Row, receiptKey, receiptOf } from '../../functions/stores/table.ts';
import { INCOMING, RECEIPTS_INDEX } from '../names.ts';
import type { Connection, Parts } from './stack-outputs.ts';

/** An upload as the bucket has it. `etag` is the MD5 of its bytes in hexadecimal, unless it came in parts. */
export type StoredUpload = {
  readonly key: string;
  readonly versionId: string;
  readonly bytes: number;
  readonly etag: string;
};

/** An object of any bucket. */
export type StoredObject = { readonly bucket: string; readonly key: string };

/** What a newsroom does with the archive. */
export type Desk = {
  /** Uploads a file and answers its version. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<string>;
  /** Has S3 copy an object of this or another bucket, and answers its version. */
  readonly copy: (from: StoredObject, key: string) => Promise<string>;
  /** The version that the key stands for now, or null where it was deleted. */
  readonly current: (key: string) => Promise<string | null>;
  /** The receipts of these keys, strongly consistent; a key without one is absent. */
  readonly receipts: (keys: readonly string[]) => Promise<ReadonlyMap<string, Receipt>>;
  /** Every upload that stands, with its version and what S3 says of its bytes. */
  readonly stored: () => AsyncIterable<StoredUpload>;
  /** The receipts of one UTC day (`2026-11-23`) in one state, the newest first. */
  readonly receiptsOn: (day: string, state: Receipt['state']) => AsyncIterable<Receipt>;
};

/** The desk of a running archive. @throws ArchiveError `unavailable` or `denied`, as every call of it does */
export const openDesk = (
  connection: Connection,
  { bucket, table }: Pick<Parts, 'bucket' | 'table'>,
  clock: Clock,
): Desk => {
  const s3 = new S3Client({ ...connection, forcePathStyle: connection.endpoint !== undefined });
  const client = new DynamoDBClient(connection);
  return {
    put: async (key, bytes) => {
      const request = new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes });
      return versionOf(await calling(`upload ${key}`, () => s3.send(request)), bucket);
    },
    copy: async (from, key) => {
      const source = [from.bucket, ...from.key.split('/')].map(encodeURIComponent).join('/');
      const request = new CopyObjectCommand({ Bucket: bucket, Key: key, CopySource: source });
      return versionOf(await calling(`copy ${from.key}`, () => s3.send(request)), bucket);
    },
    current: async (key) => {
      try {
        return (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).VersionId ?? null;
      } catch (error) {
        if (error instanceof Error && error.name === 'NotFound') return null;
        throw translate(error, `look at ${key}`);
      }
    },
    receipts: async (keys) => {
      const rows = await batchGet({ client, table, clock }, keys.map(receiptKey));
      return new Map(rows.map(receiptOf).map((receipt) => [receipt.key, receipt]));
    },
    stored: () => storedObjects(versionsUnder({ s3, bucket }, INCOMING)),
    receiptsOn: (day, state) => listReceipts(client, table, `${state}#${day}`),
  };
};

async function* storedObjects(versions: AsyncIterable<VersionOfKey>): AsyncGenerator<StoredUpload> {
  for await (const { kind, key, id, bytes, etag, isLatest } of versions)
    if (isLatest && kind === 'version') yield { key, versionId: id, bytes, etag };
}

const versionOf = ({ VersionId }: { readonly VersionId?: string | undefined }, bucket: string): string => {
  if (VersionId !== undefined) return VersionId;
  throw new Error(`The bucket ${bucket} keeps no versions`);
};

async function* listReceipts(client: DynamoDBClient, table: string, state: string): AsyncGenerator<Receipt> {
  let start: Row | undefined;
  do {
    const query = new QueryCommand({
      TableName: table,
      IndexName: RECEIPTS_INDEX,
      KeyConditionExpression: 'receiptState = :state',
      ExpressionAttributeValues: { ':state': { S: state } },
      ScanIndexForward: false,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    const page = await calling('list receipts', () => client.send(query));
    yield* (page.Items ?? []).map(receiptOf);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
