import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ANALYSER } from '../../functions/search/analysis.ts';
import { snapshotKey } from '../../functions/stores/table.ts';
import { type Address, connectionOf, TABLE } from './newsroom.ts';

const BUCKET = 'cuttings-archive-local';

/** Who owns the account: looks at what the functions keep, and damages it. */
export const openEngineer = (address: Address) => {
  const connection = connectionOf(address, 'engineer');
  const s3 = new S3Client({ ...connection, forcePathStyle: true });
  const table = new DynamoDBClient(connection);
  return {
    /** The keys of the archive bucket under a prefix. */
    objects: async (prefix: string): Promise<readonly string[]> => {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: prefix }));
      return Contents.map(({ Key = '' }) => Key);
    },
    removeObject: async (key: string): Promise<void> => {
      await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    },
    /** Takes an object away. @returns what puts it back */
    takeObject: async (key: string): Promise<() => Promise<void>> => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
      const bytes = await Body?.transformToByteArray();
      await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
      return async () => {
        await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: bytes }));
      };
    },
    /** The commit of the newest snapshot. */
    snapshotCommit: async (): Promise<number> => {
      const request = { TableName: TABLE, Key: snapshotKey(ANALYSER), ConsistentRead: true };
      return Number((await table.send(new GetItemCommand(request))).Item?.commit?.N ?? 0);
    },
    /** Writes over the row of the snapshots what is none. */
    damagePointers: async (): Promise<void> => {
      await table.send(new PutItemCommand({ TableName: TABLE, Item: snapshotKey(ANALYSER) }));
    },
  };
};
