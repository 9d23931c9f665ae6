import type { Table } from './dynamodb-client.ts';
import type { Process } from './process.ts';

export type Input = Readonly<Record<string, unknown>>;
export type Call = (operation: string, input: Input) => Promise<object>;

/**
 * One call of the table, answered as piecemeal as DynamoDB may: a page that is shorter than was asked for, a batch of which
 * something is left, a batch that is read while a transaction writes.
 * Source: DynamoDB Developer Guide, "Isolation levels": of operations that read several items each item is read on its own.
 */
export const inPieces = (table: Table, process: Process, operation: string, input: Input): Promise<object> => {
  switch (operation) {
    case 'BatchGetItem':
      return readBatch(table, process, input);
    case 'BatchWriteItem':
      return writeBatch(table, input);
    case 'Query':
    case 'Scan':
      return readPage(table, operation, input);
    case 'GetItem':
      return (isStale(table, input) ? table.callStale : table.call)(operation, input);
    default:
      return table.call(operation, input);
  }
};

const isStale = ({ faults }: Table, { ConsistentRead }: Input): boolean =>
  ConsistentRead !== true && faults.happens('stale read');

const readPage = (table: Table, operation: string, input: Input): Promise<object> => {
  const call = isStale(table, input) ? table.callStale : table.call;
  const { Limit = 100 } = input;
  const isShort = input.ScanIndexForward !== false && table.faults.happens('short page');
  return call(operation, isShort ? { ...input, Limit: Math.min(Number(Limit), 1 + table.random.below(3)) } : input);
};

type Keys = { readonly Keys: readonly unknown[]; readonly ConsistentRead?: boolean };
type Found = { readonly Responses: Readonly<Record<string, readonly unknown[]>> };

const readBatch = async (table: Table, process: Process, input: Input): Promise<object> => {
  const [[name, { Keys, ...how }]] = Object.entries(input.RequestItems as Record<string, Keys>) as [[string, Keys]];
  const call = isStale(table, how) ? table.callStale : table.call;
  const read = async (keys: readonly unknown[]): Promise<readonly unknown[]> => {
    const answer = (await call('BatchGetItem', { RequestItems: { [name]: { ...how, Keys: keys } } })) as Found;
    return answer.Responses[name] ?? [];
  };
  const [now, left] = table.faults.happens('batch left unprocessed')
    ? split(Keys, table.random.below(Keys.length))
    : [Keys, []];
  const rows: unknown[] = [];
  if (now.length > 1 && table.faults.happens('batch torn by a write')) {
    for (const key of now) {
      rows.push(...(await read([key])));
      await process.step('a row of a batch');
    }
  } else if (now.length > 0) rows.push(...(await read(now)));
  return { Responses: { [name]: rows }, UnprocessedKeys: left.length === 0 ? {} : { [name]: { ...how, Keys: left } } };
};

const writeBatch = async (table: Table, input: Input): Promise<object> => {
  const [[name, requests]] = Object.entries(input.RequestItems as Record<string, unknown[]>) as [[string, unknown[]]];
  const isPartial = table.faults.happens('batch left unprocessed');
  const [now, left] = isPartial ? split(requests, table.random.below(requests.length)) : [requests, []];
  if (now.length > 0) await table.call('BatchWriteItem', { RequestItems: { [name]: now } });
  return { UnprocessedItems: left.length === 0 ? {} : { [name]: left } };
};

const split = <T>(list: readonly T[], at: number): [readonly T[], readonly T[]] => [list.slice(0, at), list.slice(at)];
