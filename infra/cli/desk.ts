import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../functions/archive/ports.ts';
import type { Receipt } from '../../functions/archive/receipt.ts';
import { batchGet } from '../../functions/stores/batch-get.ts';
import { calling, translate } from '../../functions/stores/failures.ts';
import { type Row, receiptKey, receiptOf } from '../../functions/stores/table.ts';
import { RECEIPTS_INDEX } from '../names.ts';
import type { Connection, Parts } from './stack-outputs.ts';

/** What a newsroom does with the archive. */
export type Desk = {
  /** Uploads a file and answers its version. */
  readonly put: (key: string, bytes: Uint8Array) => Promise<string>;
  /** The version that the key stands for now, or null where it was deleted. */
  readonly current: (key: string) => Promise<string | null>;
  /** The receipts of these keys, strongly consistent; a key without one is absent. */
  readonly receipts: (keys: readonly string[]) => Promise<ReadonlyMap<string, Receipt>>;
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
      const { VersionId } = await calling(`upload ${key}`, () => s3.send(request));
      if (VersionId === undefined) throw new Error(`The bucket ${bucket} keeps no versions`);
      return VersionId;
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
    receiptsOn: (day, state) => listReceipts(client, table, `${state}#${day}`),
  };
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
