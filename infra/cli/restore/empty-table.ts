import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Clock } from '../../../functions/archive/ports.ts';
import { calling } from '../../../functions/stores/failures.ts';
import type { Row } from '../../../functions/stores/table.ts';

/** A table that an export is written into. */
export type EmptyTable = {
  /** Marks the table as being restored from this export. @throws ArchiveError `bad-request` where it holds anything else */
  readonly claim: (from: string) => Promise<void>;
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** Says that all of it is there. */
  readonly release: () => Promise<void>;
};

const MARK: Row = { pk: { S: 'RESTORING' }, sk: { S: 'FROM' } };
const BATCH = 25; // BatchWriteItem's limits: rows, and bytes of all of them
const BYTES = 12_000_000; // of 16 MB
const ATTEMPTS = 10;

export const emptyTable = (client: DynamoDBClient, table: string, clock: Clock): EmptyTable => ({
  claim: async (from) => {
    const { Items: [first] = [] } = await calling('look into the table', () =>
      client.send(new ScanCommand({ TableName: table, ConsistentRead: true, Limit: 1 })),
    );
    const isOurs = await claimed(client, table, from);
    if (first !== undefined && !isOurs)
      throw new ArchiveError(
        'bad-request',
        `The table ${table} is not empty: restore into a stack of its own. Nothing was written.`,
      );
    const Item = { ...MARK, from: { S: from } };
    await calling('mark the table', () => client.send(new PutItemCommand({ TableName: table, Item })));
  },
  write: async (rows) => {
    let batch: WriteRequest[] = [];
    let bytes = 0;
    for (const Item of rows) {
      const size = sizeOf(Item);
      if (batch.length === BATCH || bytes + size > BYTES) {
        await writeBatch(client, table, batch, clock);
        [batch, bytes] = [[], 0];
      }
      batch.push({ PutRequest: { Item } });
      bytes += size;
    }
    await writeBatch(client, table, batch, clock);
  },
  release: () =>
    calling('unmark the table', async () => {
      await client.send(new DeleteItemCommand({ TableName: table, Key: MARK }));
    }),
});

/** Whether an earlier try of this very restoration was cut short. */
const claimed = (client: DynamoDBClient, table: string, from: string): Promise<boolean> =>
  calling('look at the mark of the table', async () => {
    const request = { TableName: table, Key: MARK, ConsistentRead: true };
    const { Item } = await client.send(new GetItemCommand(request));
    return Item?.from?.S === from;
  });

const sizeOf = (row: Row): number =>
  Object.values(row).reduce(
    (sum, { S, B, L }) =>
      sum + (S?.length ?? 0) * 3 + (B?.length ?? 0) + (L === undefined ? 0 : JSON.stringify(L).length * 3),
    400,
  );

const writeBatch = async (
  client: DynamoDBClient,
  table: string,
  batch: readonly WriteRequest[],
  clock: Clock,
): Promise<void> => {
  let wanted: WriteRequest[] = [...batch];
  for (let attempt = 0; wanted.length > 0; attempt++) {
    if (attempt === ATTEMPTS) throw new ArchiveError('unavailable', `DynamoDB left ${wanted.length} rows unwritten`);
    if (attempt > 0) await clock.sleep(50 * 2 ** attempt);
    const request = { RequestItems: { [table]: wanted } };
    const answer = await calling('write rows', () => client.send(new BatchWriteItemCommand(request)));
    wanted = answer.UnprocessedItems?.[table] ?? [];
  }
};
