import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ArchiveError } from '../archive/errors.ts';
import type { Clock } from '../archive/ports.ts';
import { calling } from './failures.ts';
import type { Row } from './table.ts';

const LARGEST_BATCH = 100; // BatchGetItem's limit
const ATTEMPTS = 8;

/**
 * Rows by key, strongly consistent, in no order; absent ones are missing. What DynamoDB leaves unprocessed (16 MB of
 * answer, throttling) is asked for again with growing pauses.
 * @throws ArchiveError `unavailable` where it leaves something unprocessed for seconds
 */
export const batchGet = async (
  { client, table, clock }: { readonly client: DynamoDBClient; readonly table: string; readonly clock: Clock },
  keys: readonly Row[],
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (let from = 0; from < keys.length; from += LARGEST_BATCH) {
    let wanted: Row[] = keys.slice(from, from + LARGEST_BATCH);
    for (let attempt = 0; wanted.length > 0; attempt++) {
      if (attempt === ATTEMPTS) throw new ArchiveError('unavailable', `DynamoDB left ${wanted.length} rows unread`);
      if (attempt > 0) await clock.sleep(25 * 2 ** attempt);
      const request = { RequestItems: { [table]: { Keys: wanted, ConsistentRead: true } } };
      const answer = await calling('read rows', () => client.send(new BatchGetItemCommand(request)));
      rows.push(...(answer.Responses?.[table] ?? []));
      wanted = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
  }
  return rows;
};
