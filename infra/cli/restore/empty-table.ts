import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Clock } from '../../../functions/archive/ports.ts';
import { batchWrite, LARGEST_WRITE } from '../../../functions/stores/batch-write.ts';
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
const BYTES = 12_000_000; // of the 16 MB that BatchWriteItem takes
const PATIENCE = { attempts: 10, pause: 100 }; // of one who has nothing else to do

export const emptyTable = (client: DynamoDBClient, table: string, clock: Clock): EmptyTable => {
  const location = { client, table, clock };
  return {
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
        if (batch.length === LARGEST_WRITE || bytes + size > BYTES) {
          await batchWrite(location, batch, PATIENCE);
          [batch, bytes] = [[], 0];
        }
        batch.push({ PutRequest: { Item } });
        bytes += size;
      }
      await batchWrite(location, batch, PATIENCE);
    },
    release: () =>
      calling('unmark the table', async () => {
        await client.send(new DeleteItemCommand({ TableName: table, Key: MARK }));
      }),
  };
};

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
