import { openDynamo } from '../../../../infra/local/dynamodb/engine.ts';
import { ARTICLES, keyOf } from './tables.ts';

/** Writes transactions of five items and says the number of each that was acknowledged, until it is killed. */
const [, , folder = ''] = process.argv;
const dynamo = openDynamo({ folder, clock: { now: Date.now } });
dynamo.createTable(ARTICLES);
for (let n = 0; ; n++) {
  const TransactItems = [1, 2, 3, 4, 5].map((part) => ({
    Put: {
      TableName: 'articles',
      Item: { ...keyOf(`transaction ${n}`, String(part)), text: { S: 'x'.repeat(20_000) } },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  }));
  await dynamo.call('TransactWriteItems', { TransactItems });
  await new Promise<void>((written) => process.stdout.write(`${n}\n`, () => written()));
}
