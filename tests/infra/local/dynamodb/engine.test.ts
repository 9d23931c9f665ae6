import { describe, expect, it } from 'vitest';
import { ServiceError } from '../../../../infra/local/dynamodb/errors.ts';
import { manualClock } from '../../../support/manual-clock.ts';
import { get, keyOf, openArticles, put } from './tables.ts';

const update = { TableName: 'articles', Key: keyOf('a'), UpdateExpression: 'ADD n :one' };
const one = { ExpressionAttributeValues: { ':one': { N: '1' } } };

describe('the engine', () => {
  it.each(['CreateTable', 'DeleteTable', 'ExecuteStatement', 'toString'])(
    'refuses %s, which it does not have',
    async (operation) => {
      await expect(openArticles().call(operation, {})).rejects.toMatchObject({ type: 'UnknownOperationException' });
    },
  );

  it.each([
    ['GetItem', { Key: keyOf('a'), AttributesToGet: ['pk'] }],
    ['PutItem', { Item: keyOf('a'), Expected: {} }],
    ['UpdateItem', { Key: keyOf('a'), AttributeUpdates: {} }],
    ['Query', { KeyConditionExpression: 'pk = :a', QueryFilter: {} }],
    ['Scan', { ScanFilter: {} }],
  ])('refuses a parameter of %s that it would have to pass over', async (operation, input) => {
    const call = openArticles().call(operation, { TableName: 'articles', ...input });
    await expect(call).rejects.toMatchObject({
      type: 'ValidationException',
      message: expect.stringContaining('not supported locally'),
    });
  });

  it.each([null, 1, 'text', [], { TableName: 1 }, { TableName: 'articles', Key: null }])(
    'answers %j for an input with an error of the service',
    async (input) => {
      await expect(openArticles().call('GetItem', input)).rejects.toBeInstanceOf(ServiceError);
    },
  );

  it('remembers a transaction for ten minutes by its token', async () => {
    const clock = manualClock();
    const dynamo = openArticles({ clock });
    const transaction = { TransactItems: [{ Update: { ...update, ...one } }], ClientRequestToken: 'token' };
    await dynamo.call('TransactWriteItems', transaction);
    clock.pass(9 * 60_000);
    await dynamo.call('TransactWriteItems', transaction);
    expect(await get(dynamo, 'a')).toEqual({ ...keyOf('a'), n: { N: '1' } });
    clock.pass(61_000);
    await dynamo.call('TransactWriteItems', transaction);
    expect(await get(dynamo, 'a')).toEqual({ ...keyOf('a'), n: { N: '2' } });
  });

  it('refuses a transaction with a token however deep it is', async () => {
    let Item: object = { S: 'deep' };
    for (let depth = 0; depth < 100_000; depth++) Item = { M: { a: Item } };
    const TransactItems = [{ Put: { TableName: 'articles', Item: { ...keyOf('a'), Item } } }];
    const call = openArticles().call('TransactWriteItems', { TransactItems, ClientRequestToken: 'token' });
    await expect(call).rejects.toMatchObject({ type: 'ValidationException' });
  });

  it('says in which action of a transaction an update did not fit, and does none of it', async () => {
    const dynamo = openArticles();
    await put(dynamo, { ...keyOf('a'), n: { S: 'text' } });
    const TransactItems = [{ Put: { TableName: 'articles', Item: keyOf('b') } }, { Update: { ...update, ...one } }];
    await expect(dynamo.call('TransactWriteItems', { TransactItems })).rejects.toMatchObject({
      type: 'TransactionCanceledException',
      fields: {
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ValidationError', Message: 'An operand in the update expression has an incorrect data type' },
        ],
      },
    });
    expect(await get(dynamo, 'b')).toBeUndefined();
  });

  it('answers of a nested update only the path that was changed', async () => {
    const dynamo = openArticles();
    await put(dynamo, { ...keyOf('a'), info: { M: { rating: { N: '5' }, plot: { S: 'thin' } } } });
    const answer = await dynamo.call('UpdateItem', {
      ...update,
      ...one,
      UpdateExpression: 'SET info.rating = info.rating + :one',
      ReturnValues: 'UPDATED_NEW',
    });
    expect(answer).toEqual({ Attributes: { info: { M: { rating: { N: '6' } } } } });
  });

  it('can be throttled before an effect, or time out after it', async () => {
    let failing: 'before' | 'after' | null = null;
    const faults = (operation: string, moment: 'before' | 'after'): void => {
      if (operation === 'UpdateItem' && moment === failing) throw new ServiceError('ThrottlingException', 'Slow down');
    };
    const dynamo = openArticles({ faults });
    failing = 'before';
    await expect(dynamo.call('UpdateItem', { ...update, ...one })).rejects.toThrow('Slow down');
    expect(await get(dynamo, 'a')).toBeUndefined();
    failing = 'after';
    await expect(dynamo.call('UpdateItem', { ...update, ...one })).rejects.toThrow('Slow down');
    expect(await get(dynamo, 'a')).toEqual({ ...keyOf('a'), n: { N: '1' } });
  });

  it('keeps names that objects have of their own apart from them', async () => {
    const dynamo = openArticles();
    const item = JSON.parse('{"pk":{"S":"a"},"sk":{"S":"it"},"__proto__":{"N":"1"},"valueOf":{"N":"2"}}');
    await put(dynamo, item);
    const call = dynamo.call('UpdateItem', {
      TableName: 'articles',
      Key: keyOf('a'),
      UpdateExpression: 'SET #p = #p + :one REMOVE #v',
      ConditionExpression: 'attribute_not_exists(hasOwnProperty)',
      ExpressionAttributeNames: { '#p': '__proto__', '#v': 'valueOf' },
      ExpressionAttributeValues: { ':one': { N: '1' } },
    });
    await expect(call).resolves.toEqual({});
    expect(JSON.stringify(await get(dynamo, 'a'))).toBe('{"pk":{"S":"a"},"sk":{"S":"it"},"__proto__":{"N":"2"}}');
  });
});
