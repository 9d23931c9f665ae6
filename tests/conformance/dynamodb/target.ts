import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type PutItemCommandInput,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { beforeAll } from 'vitest';

export type Item = Record<string, AttributeValue>;
export type Key = { readonly pk: AttributeValue; readonly sk: AttributeValue };

/** A DynamoDB with the tables of `TABLES`, empty or at least not written by anybody else. */
export type DynamoTarget = { readonly client: DynamoDBClient };

const attribute = (AttributeName: string, AttributeType: 'S' | 'N' | 'B') =>
  ({ AttributeName, AttributeType }) as const;
const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' }) as const;
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' }) as const;

/** In the shape of CreateTable, which is also CloudFormation's. */
export const TABLES = [
  {
    TableName: 'conformance',
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: [hash('pk'), range('sk')],
    AttributeDefinitions: [
      attribute('pk', 'S'),
      attribute('sk', 'S'),
      attribute('shelf', 'S'),
      attribute('weight', 'N'),
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-weight',
        KeySchema: [hash('shelf'), range('weight')],
        Projection: { ProjectionType: 'ALL' as const },
      },
      {
        IndexName: 'names',
        KeySchema: [hash('shelf')],
        Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: ['title'] },
      },
    ],
  },
  {
    TableName: 'conformance-numbers',
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: [hash('pk'), range('sk')],
    AttributeDefinitions: [attribute('pk', 'B'), attribute('sk', 'N')],
  },
];

export const TABLE = 'conformance';
export const NUMBERS = 'conformance-numbers';

/** A client and what the tests do most with it. */
export type Bench = {
  readonly client: () => DynamoDBClient;
  /** A partition that no test has used. */
  readonly fresh: () => string;
  /** Puts an item at a key of its own and answers the key. */
  readonly stored: (attributes: Item) => Promise<Key>;
  readonly put: (item: Item, more?: Partial<PutItemCommandInput>) => Promise<Item | undefined>;
  readonly get: (key: Key) => Promise<Item | undefined>;
  readonly update: (key: Key, more: Partial<UpdateItemCommandInput>) => Promise<Item | undefined>;
  /** Whether a condition is true of an item. */
  readonly holds: (key: Key, expression: string, values?: Item, names?: Record<string, string>) => Promise<boolean>;
};

export const openBench = (makeTarget: () => Promise<DynamoTarget>): Bench => {
  let target: DynamoTarget | null = null;
  let partitions = 0;
  beforeAll(async () => {
    target = await makeTarget();
  });
  const client = (): DynamoDBClient => {
    if (target === null) throw new Error('The target is made before the tests');
    return target.client;
  };
  const fresh = (): string => `run-${process.pid}-${Date.now()}-${partitions++}`;
  const put: Bench['put'] = async (item, more) =>
    (await client().send(new PutItemCommand({ TableName: TABLE, Item: item, ...more }))).Attributes;
  return {
    client,
    fresh,
    put,
    stored: async (attributes) => {
      const key = { pk: { S: fresh() }, sk: { S: 'it' } };
      await put({ ...key, ...attributes });
      return key;
    },
    get: async (Key) => {
      const request = { TableName: TABLE, Key, ConsistentRead: true };
      return (await client().send(new GetItemCommand(request))).Item;
    },
    update: async (Key, more) =>
      (await client().send(new UpdateItemCommand({ TableName: TABLE, Key, ...more }))).Attributes,
    holds: async (Key, ConditionExpression, values, names) => {
      const ConditionCheck = {
        TableName: TABLE,
        Key,
        ConditionExpression,
        ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
        ...(names === undefined ? {} : { ExpressionAttributeNames: names }),
      };
      try {
        await client().send(new TransactWriteItemsCommand({ TransactItems: [{ ConditionCheck }] }));
        return true;
      } catch (error) {
        if (error instanceof TransactionCanceledException) return false;
        throw error;
      }
    },
  };
};

/** The error that a call is answered with: its name and message on one line. */
export const refusal = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return 'no error';
};
