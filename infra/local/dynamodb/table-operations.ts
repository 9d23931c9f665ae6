import { ACCOUNT, REGION } from '../service.ts';
import { noSuchTable } from './errors.ts';
import { DescribeTable, ListTables, readParameters } from './parameters.ts';
import type { Store } from './store.ts';

export const tableArn = (name: string): string => `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${name}`;

export const describeTable = (store: Store, input: unknown): object => {
  const { TableName: name } = readParameters(DescribeTable, input);
  if (!store.tableNames().includes(name)) throw noSuchTable(`: Table: ${name} not found`);
  const { definition, rows, totals, indexes } = store.table(name);
  const { properties } = definition;
  return {
    Table: {
      TableName: name,
      TableArn: tableArn(name),
      TableStatus: 'ACTIVE',
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      BillingModeSummary: { BillingMode: properties.BillingMode ?? 'PROVISIONED' },
      ItemCount: rows.size(),
      TableSizeBytes: totals.size,
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        IndexArn: `${tableArn(name)}/index/${IndexName}`,
        IndexStatus: 'ACTIVE',
        KeySchema,
        Projection,
        ItemCount: indexes.get(IndexName)?.size() ?? 0,
      })),
    },
  };
};

export const listTables = (store: Store, input: unknown): object => {
  const { Limit: limit = 100, ExclusiveStartTableName: after = '' } = readParameters(ListTables, input);
  const names = store.tableNames().filter((name) => name > after);
  const page = names.slice(0, limit);
  return { TableNames: page, ...(names.length > limit ? { LastEvaluatedTableName: page.at(-1) } : {}) };
};
