import {
  type ReturnValuesOnConditionCheckFailure,
  TransactGetItemsCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Bench, type Item, type Key, refusal, TABLE } from './target.ts';

const put = (item: Item, ConditionExpression?: string): TransactWriteItem => ({
  Put: { TableName: TABLE, Item: item, ...(ConditionExpression === undefined ? {} : { ConditionExpression }) },
});

export const transactions = ({ client, fresh, get, stored }: Bench): void => {
  const write = (TransactItems: TransactWriteItem[], ClientRequestToken?: string) =>
    client().send(
      new TransactWriteItemsCommand({
        TransactItems,
        ...(ClientRequestToken === undefined ? {} : { ClientRequestToken }),
      }),
    );
  const reasons = async (call: Promise<unknown>) => {
    const error = await call.catch((thrown: unknown) => thrown);
    if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? [];
    throw error instanceof Error ? error : new Error('It was not cancelled');
  };
  const key = (): Key => ({ pk: { S: fresh() }, sk: { S: 'it' } });
  const increase = (Key: Key, by = '1'): TransactWriteItem => ({
    Update: {
      TableName: TABLE,
      Key,
      UpdateExpression: 'ADD n :by',
      ExpressionAttributeValues: { ':by': { N: by } },
    },
  });

  describe('a transaction', () => {
    it('does all of its writes: puts, updates, deletions, under checks', async () => {
      const [made, updated, removed, checked] = [
        key(),
        await stored({ n: { N: '1' } }),
        await stored({}),
        await stored({}),
      ];
      await write([
        put({ ...made, a: { S: 'x' } }, 'attribute_not_exists(pk)'),
        increase(updated),
        { Delete: { TableName: TABLE, Key: removed, ConditionExpression: 'attribute_exists(pk)' } },
        { ConditionCheck: { TableName: TABLE, Key: checked, ConditionExpression: 'attribute_exists(pk)' } },
      ]);
      expect(await get(made)).toEqual({ ...made, a: { S: 'x' } });
      expect(await get(updated)).toEqual({ ...updated, n: { N: '2' } });
      expect(await get(removed)).toBeUndefined();
      expect(await get(checked)).toEqual(checked);
    });

    it('does none when one condition fails, and says which, in the order of its actions', async () => {
      const [fine, there, missing, unshown] = [
        key(),
        await stored({ n: { N: '1' } }),
        key(),
        await stored({ n: { N: '1' } }),
      ];
      const show: { ReturnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure } = {
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      };
      const call = write([
        put(fine),
        { Put: { TableName: TABLE, Item: there, ConditionExpression: 'attribute_not_exists(pk)', ...show } },
        { ConditionCheck: { TableName: TABLE, Key: missing, ConditionExpression: 'attribute_exists(pk)', ...show } },
        { ConditionCheck: { TableName: TABLE, Key: unshown, ConditionExpression: 'attribute_not_exists(pk)' } },
      ]);
      expect(await refusal(call)).toBe(
        'TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed, ConditionalCheckFailed]',
      );
      expect(await reasons(call)).toEqual([
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: expect.stringContaining('The conditional request failed'),
          Item: { ...there, n: { N: '1' } },
        },
        { Code: 'ConditionalCheckFailed', Message: expect.stringContaining('The conditional request failed') },
        { Code: 'ConditionalCheckFailed', Message: expect.stringContaining('The conditional request failed') },
      ]);
      expect(await get(fine)).toBeUndefined();
    });

    it('does none when an update does not fit its item', async () => {
      const [fine, text] = [key(), await stored({ n: { S: 'text' } })];
      expect(await refusal(write([put(fine), increase(text)]))).toMatch(
        /^(TransactionCanceled|Validation)Exception: /u,
      );
      expect(await get(fine)).toBeUndefined();
    });

    it('is done once however often it is sent with its token', async () => {
      const counter = await stored({ n: { N: '0' } });
      const token = fresh().slice(-36);
      await write([increase(counter)], token);
      await write([increase(counter)], token);
      expect(await get(counter)).toEqual({ ...counter, n: { N: '1' } });
      expect(await refusal(write([increase(counter, '2')], token))).toMatch(/^IdempotentParameterMismatchException: /u);
    });

    it('may be tried again with its token after it was cancelled', async () => {
      const [item, token] = [key(), fresh().slice(-36)];
      const check: TransactWriteItem = {
        ConditionCheck: { TableName: TABLE, Key: item, ConditionExpression: 'attribute_exists(pk)' },
      };
      const other = key();
      expect(await refusal(write([check, put(other)], token))).toMatch(/^TransactionCanceledException: /u);
      await write([put(item)]);
      await write([check, put(other)], token);
      expect(await get(other)).toEqual(other);
    });

    it('lets one of many racing writers take each number, without a gap', async () => {
      const log = fresh();
      const take = async (): Promise<void> => {
        for (let n = 1; ; n++) {
          const row = { pk: { S: log }, sk: { S: String(n) } };
          const answer = await refusal(write([put(row, 'attribute_not_exists(pk)'), put(key())]));
          if (answer === 'no error') return;
          expect(answer).toMatch(/^TransactionCanceledException: /u);
        }
      };
      await Promise.all(Array.from({ length: 6 }, take));
      for (const n of [1, 2, 3, 4, 5, 6]) expect(await get({ pk: { S: log }, sk: { S: String(n) } })).toBeDefined();
      expect(await get({ pk: { S: log }, sk: { S: '7' } })).toBeUndefined();
    });

    it('holds up to 100 actions, each on an item of its own', async () => {
      const pk = { S: fresh() };
      const rows = Array.from({ length: 101 }, (_, n) => put({ pk, sk: { S: String(n) } }));
      await write(rows.slice(0, 100));
      expect(await refusal(write(rows))).toMatch(/^ValidationException: /u);
      expect(await refusal(write([]))).toMatch(/^ValidationException: /u);
      const once = key();
      expect(await refusal(write([put(once), increase(once)]))).toBe(
        'ValidationException: Transaction request cannot include multiple operations on one item',
      );
    });

    it('holds up to 4 MB', async () => {
      const pk = { S: fresh() };
      const rows = Array.from({ length: 11 }, (_, n) =>
        put({ pk, sk: { S: String(n) }, text: { S: 'x'.repeat(390_000) } }),
      );
      await write(rows.slice(0, 10));
      expect(await refusal(write(rows))).toMatch(/^ValidationException: /u);
    });

    it('is refused whole for a fault in one of its expressions', async () => {
      const fine = key();
      const wrong = put(key(), 'attribute_not_exists(');
      expect(await refusal(write([put(fine), wrong]))).toMatch(/^ValidationException: .*Syntax error/u);
      expect(await get(fine)).toBeUndefined();
    });

    it('reads many items at one moment, in order, the absent ones empty', async () => {
      const [one, two] = [await stored({ a: { S: 'x' }, b: { S: 'y' } }), key()];
      const Get = (Key: Key, more = {}) => ({ Get: { TableName: TABLE, Key, ...more } });
      const read = (TransactItems: ReturnType<typeof Get>[]) =>
        client().send(new TransactGetItemsCommand({ TransactItems }));
      const { Responses } = await read([Get(two), Get(one, { ProjectionExpression: 'a' })]);
      expect(Responses).toEqual([{}, { Item: { a: { S: 'x' } } }]);
      expect(await refusal(read([Get(one), Get(one)]))).toMatch(/^ValidationException: /u);
    });
  });
};
