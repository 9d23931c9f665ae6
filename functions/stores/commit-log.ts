import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Commit } from '../archive/commit.ts';
import { calling } from './failures.ts';
import { commitOf, commitSortKey, LOG, logEndKey, type Row } from './table.ts';

type Table = { readonly client: DynamoDBClient; readonly table: string };

/** Commits after `after`, in order, `limit` of them or all that there are; strongly consistent. */
export const readCommits = ({ client, table }: Table, after: number, limit: number): Promise<readonly Commit[]> =>
  calling('read the commit log', async () => {
    const rows: Row[] = [];
    let start: Row | undefined;
    do {
      const answer = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :log AND sk > :after',
          ExpressionAttributeValues: { ':log': { S: LOG }, ':after': { S: commitSortKey(after) } },
          Limit: limit - rows.length,
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      rows.push(...(answer.Items ?? []));
      start = answer.LastEvaluatedKey; // after 1 MB, too
    } while (start !== undefined && rows.length < limit);
    return rows.map(commitOf);
  });

/** The number of the newest commit, 0 for an empty log; strongly consistent. */
export const readLastCommit = ({ client, table }: Table): Promise<number> =>
  calling('read the end of the commit log', async () => {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :log',
        ExpressionAttributeValues: { ':log': { S: LOG } },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    return Number(answer.Items?.[0]?.sk?.S ?? 0);
  });

/** The number that the row of the log's end names, or null where there is none; strongly consistent. */
export const readLogEnd = ({ client, table }: Table): Promise<number | null> =>
  calling('read the end of the commit log', async () => {
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key: logEndKey, ConsistentRead: true }));
    return Item === undefined ? null : Number(Item.number?.N);
  });
