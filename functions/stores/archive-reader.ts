import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Head } from '../archive/article.ts';
import type { ArchiveReader, Clock } from '../archive/ports.ts';
import { batchGet } from './batch-get.ts';
import { readCommits, readLastCommit } from './commit-log.ts';
import { calling } from './failures.ts';
import { headRows } from './heads.ts';
import { HEAD, headKey, type Row } from './table.ts';

export type ArchiveLocation = {
  readonly client: DynamoDBClient;
  readonly s3: S3Client;
  readonly table: string;
  readonly bucket: string; // the archive bucket, of articles too large for a row
  readonly clock: Clock;
};

/** The archive as readers see it, in DynamoDB. */
export const archiveReader = (location: ArchiveLocation): ArchiveReader => {
  const rows = headRows(location);
  return {
    heads: async (ids) => {
      const found = await batchGet(location, [...new Set(ids)].map(headKey));
      const heads = await Promise.all(found.map(rows.decode));
      return new Map(heads.map((head) => [head.id, head]));
    },
    commits: (after, limit) => readCommits(location, after, limit),
    lastCommit: () => readLastCommit(location),
    everyHead: async function* (): AsyncGenerator<Head> {
      for await (const page of scanHeads(location)) yield* await Promise.all(page.map(rows.decode));
    },
  };
};

async function* scanHeads({ client, table }: ArchiveLocation): AsyncGenerator<Row[]> {
  let start: Row | undefined;
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
