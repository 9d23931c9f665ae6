import { type DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Commit } from '../archive/commit.ts';
import { calling } from './failures.ts';
import { commitOf, commitSortKey, LOG, logEndKey } from './table.ts';

type Table = { readonly client: DynamoDBClient; readonly table: string };

/** Commits after `after`, in order, at most `limit` (and at most 1 MB of them); strongly consistent. */
export const readCommits = ({ client, table }: Table, after: number, limit: number): Promise<readonly Commit[]> =>
  calling('read the commit log', async () => {
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :log AND sk > :after',
        ExpressionAttributeValues: { ':log': { S: LOG }, ':after': { S: commitSortKey(after) } },
        Limit: limit,
      }),
    );
    return (answer.Items ?? []).map(commitOf);
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
