import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openJournal } from '../journal.ts';
import { batchGetItem, batchWriteItem } from './batch.ts';
import { readDefinition } from './definition.ts';
import { ServiceError } from './errors.ts';
import { deleteItem, getItem, putItem, updateItem } from './item-operations.ts';
import type { JournalOpener } from './memory-journal.ts';
import { query, scan } from './query.ts';
import { openStore, type Store } from './store.ts';
import { describeTable, listTables } from './table-operations.ts';
import { transactGetItems, transactWriteItems } from './transactions.ts';

/**
 * Called before an operation has its effect and after it, before its answer. What it throws is the caller's answer: a
 * ServiceError before is a refusal, after it is a time-out whose effect stands. It may wait.
 */
export type Faults = (operation: string, moment: 'before' | 'after') => void | Promise<void>;

export type Dynamo = {
  /**
   * Makes the table, or gives an existing one the definition it has now.
   * @param properties of an AWS::DynamoDB::Table as CloudFormation spells them, `TableName` included
   * @throws ServiceError ValidationException where it cannot be had locally
   */
  readonly createTable: (properties: unknown) => void;
  /**
   * One operation of the API, its input and output in the form of the wire (binary is base64).
   * @throws ServiceError as AWS documents them
   */
  readonly call: (operation: string, input: unknown) => Promise<object>;
  readonly close: () => void;
};

export type DynamoOptions = {
  readonly clock: { readonly now: () => number };
  readonly faults?: Faults;
} & ({ readonly folder: string } | { readonly journal: JournalOpener });

type Operation = (store: Store, input: unknown, now: number) => object;

const OPERATIONS: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['GetItem', getItem],
  ['PutItem', putItem],
  ['UpdateItem', updateItem],
  ['DeleteItem', deleteItem],
  ['BatchGetItem', batchGetItem],
  ['BatchWriteItem', batchWriteItem],
  ['Query', query],
  ['Scan', scan],
  ['TransactWriteItems', transactWriteItems],
  ['TransactGetItems', transactGetItems],
  ['DescribeTable', describeTable],
  ['ListTables', listTables],
]);

/**
 * A local DynamoDB: what it answers is what AWS documents, what it does not have it refuses. One operation runs at a
 * time and takes effect by one record of the journal: it is atomic, isolated and survives `kill -9`. Every read is strongly
 * consistent, that of an index included; items do not expire.
 * @param options `folder` holds `dynamodb.journal`; or a `journal` such as `memoryJournal()`
 */
export const openDynamo = (options: DynamoOptions): Dynamo => {
  const store = openStore('journal' in options ? options.journal : inFolder(options.folder));
  return {
    createTable: (properties) => store.define(readDefinition(properties).properties),
    call: async (operation, input) => {
      const run = OPERATIONS.get(operation);
      if (run === undefined) {
        throw new ServiceError('UnknownOperationException', `${operation} is not supported locally`);
      }
      await options.faults?.(operation, 'before');
      const answer = run(store, input, options.clock.now());
      await options.faults?.(operation, 'after');
      return answer;
    },
    close: store.close,
  };
};

const inFolder = (folder: string): JournalOpener => {
  mkdirSync(folder, { recursive: true });
  return (tell) => openJournal(join(folder, 'dynamodb.journal'), tell);
};
