import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { ArchiveError } from '../archive/errors.ts';
import type { Clock } from '../archive/ports.ts';
import { calling } from './failures.ts';

/** BatchWriteItem's limit, in rows. */
export const LARGEST_WRITE = 25;

/** How often a batch is sent, and how long the first pause is, in ms; each is twice the one before. */
export type Patience = { readonly attempts: number; readonly pause: number };

const USUAL: Patience = { attempts: 8, pause: 50 };

/**
 * Puts and deletes one batch of rows. What DynamoDB leaves unprocessed is sent again with growing pauses.
 * @throws ArchiveError `unavailable` where it leaves something unprocessed for seconds
 */
export const batchWrite = async (
  { client, table, clock }: { readonly client: DynamoDBClient; readonly table: string; readonly clock: Clock },
  batch: readonly WriteRequest[],
  { attempts, pause }: Patience = USUAL,
): Promise<void> => {
  let wanted = [...batch];
  for (let attempt = 0; wanted.length > 0; attempt++) {
    if (attempt === attempts) throw new ArchiveError('unavailable', `DynamoDB left ${wanted.length} rows unwritten`);
    if (attempt > 0) await clock.sleep(pause * 2 ** (attempt - 1));
    const request = { RequestItems: { [table]: wanted } };
    const answer = await calling('write rows', () => client.send(new BatchWriteItemCommand(request)));
    wanted = answer.UnprocessedItems?.[table] ?? [];
  }
};
