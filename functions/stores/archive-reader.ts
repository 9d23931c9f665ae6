import { type DynamoDBClient, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Head } from '../archive/article.ts';
import { ArchiveError } from '../archive/errors.ts';
import { mapBounded } from '../archive/map-bounded.ts';
import type { ArchiveReader, Clock } from '../archive/ports.ts';
import { batchGet } from './batch-get.ts';
import { readCommits, readLastCommit } from './commit-log.ts';
import { calling } from './failures.ts';
import { headRows } from './heads.ts';
import { standingRows } from './standing-rows.ts';
import { articlePartition, HEAD, headKey, REVISION, type Row, revisionKey, revisionOfKey } from './table.ts';

export type ArchiveLocation = {
  readonly client: DynamoDBClient;
  readonly s3: S3Client;
  readonly table: string;
  readonly bucket: string; // the archive bucket, of articles too large for a row
  readonly clock: Clock;
};

/** The archive as readers see it, in DynamoDB. */
export const archiveReader = (location: ArchiveLocation): ArchiveReader => {
  const decode = standingRows(location, headRows(location));
  return {
    heads: async (ids) => {
      const found = await batchGet(location, [...new Set(ids)].map(headKey));
      const heads = await Promise.all(found.map(decode));
      return new Map(heads.map((head) => [head.id, head]));
    },
    commits: (after, limit) => readCommits(location, after, limit),
    filed: (id) => listFiled(location, id),
    revisions: async (id, numbers) => {
      const found = await batchGet(
        location,
        numbers.map((number) => revisionKey(id, number)),
      );
      const revisions = await mapBounded(found, AT_ONCE, decode);
      return revisions.filter((one) => one.state !== 'withdrawn'); // of which none is ever filed
    },
    lastCommit: () => readLastCommit(location),
    everyHead: async function* (damaged, after = null): AsyncGenerator<Head> {
      const read = async (row: Row): Promise<Head | null> => {
        try {
          return await decode(row);
        } catch (error) {
          if (damaged === undefined || !(error instanceof ArchiveError) || error.code !== 'corrupt') throw error;
          damaged(error.message);
          return null;
        }
      };
      for await (const page of scanHeads(location, after)) {
        for (const head of await Promise.all(page.map(read))) if (head !== null) yield head;
      }
    },
  };
};

const AT_ONCE = 4; // of large revisions, each an object of the bucket

const listFiled = async ({ client, table }: ArchiveLocation, id: string): Promise<readonly number[]> => {
  const numbers: number[] = [];
  let start: Row | undefined;
  do {
    const answer = await calling(`list revisions of ${id}`, () =>
      client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :article AND begins_with(sk, :revision)',
          ExpressionAttributeValues: { ':article': { S: articlePartition(id) }, ':revision': { S: REVISION } },
          ProjectionExpression: 'sk',
          ScanIndexForward: false,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      ),
    );
    numbers.push(...(answer.Items ?? []).map(revisionOfKey));
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
  return numbers;
};

/** DynamoDB reads a table in the order of a hash of the keys, so that every key is a place to go on from. */
async function* scanHeads({ client, table }: ArchiveLocation, after: string | null): AsyncGenerator<Row[]> {
  let start: Row | undefined = after === null ? undefined : headKey(after);
  do {
    const answer = await calling('scan the archive', () =>
      client.send(
        new ScanCommand({
          TableName: table,
          ConsistentRead: true,
          FilterExpression: 'sk = :head',
          ExpressionAttributeValues: { ':head': { S: HEAD } },
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      ),
    );
    yield answer.Items ?? [];
    start = answer.LastEvaluatedKey;
  } while (start !== undefined);
}
