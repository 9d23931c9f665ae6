import { BatchWriteItemCommand, QueryCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { calling } from './failures.ts';
import { overflowRevision } from './heads.ts';
import { listOverflow } from './overflow.ts';
import { articlePartition, type Row, revisionSortKey } from './table.ts';

const LARGEST_BATCH = 25; // BatchWriteItem's limit
const ATTEMPTS = 8;

/** Removes every stored word of an article older than revision `before`: superseded rows and overflow objects. */
export const purgeArticle = async (location: ArchiveLocation, id: string, before: number): Promise<void> => {
  for (let keys = await filed(location, id, before); keys.length > 0; keys = await filed(location, id, before)) {
    await deleteRows(location, keys);
  }
  for (const { key } of await listOverflow(location, id)) {
    if (overflowRevision(key) > before) continue;
    await calling(`delete ${key}`, () =>
      location.s3.send(new DeleteObjectCommand({ Bucket: location.bucket, Key: key })),
    );
  }
};

const filed = ({ client, table }: ArchiveLocation, id: string, before: number): Promise<readonly Row[]> =>
  calling(`list revisions of ${id}`, async () => {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :article AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':article': { S: articlePartition(id) },
          ':first': { S: revisionSortKey(0) },
          ':last': { S: revisionSortKey(before - 1) },
        },
        ProjectionExpression: 'pk, sk',
        Limit: LARGEST_BATCH,
      }),
    );
    return answer.Items ?? [];
  });

const deleteRows = async ({ client, table, clock }: ArchiveLocation, keys: readonly Row[]): Promise<void> => {
  let wanted: WriteRequest[] = keys.map((Key) => ({ DeleteRequest: { Key } }));
  for (let attempt = 0; wanted.length > 0; attempt++) {
    if (attempt === ATTEMPTS) throw new ArchiveError('unavailable', `DynamoDB left ${wanted.length} rows undeleted`);
    if (attempt > 0) await clock.sleep(25 * 2 ** attempt);
    const request = { RequestItems: { [table]: wanted } };
    const answer = await calling('delete rows', () => client.send(new BatchWriteItemCommand(request)));
    wanted = answer.UnprocessedItems?.[table] ?? [];
  }
};
