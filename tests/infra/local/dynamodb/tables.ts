import { type Dynamo, openDynamo } from '../../../../infra/local/dynamodb/engine.ts';
import { memoryJournal } from '../../../../infra/local/dynamodb/memory-journal.ts';

/** A table as a template describes it: pk and sk, and an index over `shelf`. */
export const ARTICLES = {
  TableName: 'articles',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'shelf', AttributeType: 'S' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-shelf',
      KeySchema: [{ AttributeName: 'shelf', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  SSESpecification: { SSEEnabled: true },
  DeletionProtectionEnabled: true,
};

export const clockAt = (now: number) => ({ now: () => now });

export const openArticles = (options: Partial<Parameters<typeof openDynamo>[0]> = {}): Dynamo => {
  const dynamo = openDynamo({ journal: memoryJournal(), clock: clockAt(0), ...options } as Parameters<
    typeof openDynamo
  >[0]);
  dynamo.createTable(ARTICLES);
  return dynamo;
};

export const keyOf = (pk: string, sk = 'it') => ({ pk: { S: pk }, sk: { S: sk } });

export const put = (dynamo: Dynamo, item: object): Promise<object> =>
  dynamo.call('PutItem', { TableName: 'articles', Item: item });

export const get = async (dynamo: Dynamo, pk: string, sk?: string): Promise<unknown> => {
  const answer = await dynamo.call('GetItem', { TableName: 'articles', Key: keyOf(pk, sk) });
  return 'Item' in answer ? answer.Item : undefined;
};
