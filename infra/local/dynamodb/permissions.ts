import { tableArn } from './table-operations.ts';
import { isRecord } from './values.ts';

/** What a caller must be allowed: an action on a resource. */
export type Permission = { readonly action: string; readonly resource: string };

const TRANSACT_WRITES: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  isRecord(value) ? Object.entries(value) : [];
const elements = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

const on = (action: string, table: unknown, index?: unknown): Permission => ({
  action: `dynamodb:${action}`,
  resource: tableArn(String(table)) + (typeof index === 'string' ? `/index/${index}` : ''),
});

/**
 * What an operation needs: batches an action of their own on each table, transactions the action of each of their
 * writes and reads, queries and scans of an index the action on the index. The input is not checked yet.
 * Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon DynamoDB"; Developer
 * Guide, "Using IAM with DynamoDB transactions".
 */
export const permissionsFor = (operation: string, input: unknown): readonly Permission[] => {
  switch (operation) {
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return entries(field(input, 'RequestItems')).map(([table]) => on(operation, table));
    case 'TransactWriteItems':
      return elements(field(input, 'TransactItems'))
        .flatMap(entries)
        .map(([kind, action]) => on(TRANSACT_WRITES[kind] ?? kind, field(action, 'TableName')));
    case 'TransactGetItems':
      return elements(field(input, 'TransactItems')).map((it) => on('GetItem', field(field(it, 'Get'), 'TableName')));
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', resource: '*' }];
    default:
      return [on(operation, field(input, 'TableName'), field(input, 'IndexName'))];
  }
};
