import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { ArchiveLocation } from './archive-reader.ts';
import { batchWrite, LARGEST_WRITE } from './batch-write.ts';
import { calling } from './failures.ts';
import { overflowRevision } from './heads.ts';
import { listOverflow } from './overflow.ts';
import { articlePartition, type Row, revisionSortKey } from './table.ts';

/** Removes every stored word of an article older than revision `before`: superseded rows and overflow objects. */
export const purgeArticle = async (location: ArchiveLocation, id: string, before: number): Promise<void> => {
  for (let keys = await filed(location, id, before); keys.length > 0; keys = await filed(location, id, before)) {
    await batchWrite(
      location,
      keys.map((Key) => ({ DeleteRequest: { Key } })),
    );
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
        Limit: LARGEST_WRITE,
      }),
    );
    return answer.Items ?? [];
  });
