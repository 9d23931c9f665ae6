import { GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Bench, type Item, refusal, TABLE } from './target.ts';

const KB = 1024;

/** An item of exactly so many bytes: names and values count. */
const itemOf = (bytes: number, key: { pk: { S: string }; sk: { S: string } }): Item => {
  const used = 'pk'.length + key.pk.S.length + 'sk'.length + key.sk.S.length + 'text'.length;
  return { ...key, text: { S: 'x'.repeat(bytes - used) } };
};

const nested = (depth: number): Item => ({ m: depth === 0 ? { S: 'x' } : { M: nested(depth - 1) } });

export const limits = ({ client, fresh, put, stored, update, holds }: Bench): void => {
  describe('the limits', () => {
    it('let an item have 400 KB, and no byte more', async () => {
      const key = { pk: { S: fresh() }, sk: { S: 'it' } };
      await put(itemOf(400 * KB, key));
      expect(await refusal(put(itemOf(400 * KB + 1, key)))).toBe(
        'ValidationException: Item size has exceeded the maximum allowed size',
      );
      const grow = { UpdateExpression: 'SET more = :v', ExpressionAttributeValues: { ':v': { S: 'x' } } };
      expect(await refusal(update(key, grow))).toBe(
        'ValidationException: Item size to update has exceeded the maximum allowed size',
      );
    });

    it('let a partition key have 2048 bytes and a sort key 1024', async () => {
      const pk = fresh().padEnd(2048, 'é'.repeat(10)).slice(0, 1500);
      await put({ pk: { S: fresh().padEnd(2048, 'x') }, sk: { S: 'x'.repeat(1024) } });
      expect(await refusal(put({ pk: { S: fresh().padEnd(2049, 'x') }, sk: { S: 'x' } }))).toMatch(
        /^ValidationException: /u,
      );
      expect(await refusal(put({ pk: { S: pk }, sk: { S: 'x' } }))).toMatch(/^ValidationException: /u);
      expect(await refusal(put({ pk: { S: fresh() }, sk: { S: 'x'.repeat(1025) } }))).toMatch(
        /^ValidationException: /u,
      );
    });

    it('let values nest 32 deep', async () => {
      await stored(nested(31));
      expect(await refusal(stored(nested(40)))).toMatch(/Nesting Levels have exceeded supported limits/u);
    });

    it('let an expression have 4 KB', async () => {
      const key = await stored({});
      const long = `attribute_exists(${'a'.repeat(4097)})`;
      expect(await refusal(holds(key, long))).toMatch(/Expression size has exceeded the maximum allowed size/u);
    });

    it('let an expression have 300 operators', async () => {
      const key = await stored({ a: { S: 'x' } });
      const times = (count: number) => Array.from({ length: count }, () => 'a=:a').join(' OR ');
      expect(await holds(key, times(150), { ':a': { S: 'x' } })).toBe(true);
      expect(await refusal(holds(key, times(200), { ':a': { S: 'x' } }))).toMatch(/too many operators/u);
    });
  });

  describe('consumed capacity', () => {
    it('is answered when it is asked for', async () => {
      const key = await stored({ text: { S: 'x'.repeat(5000) } });
      const ask = async (ConsistentRead: boolean) => {
        const request = { TableName: TABLE, Key: key, ConsistentRead, ReturnConsumedCapacity: 'TOTAL' } as const;
        return (await client().send(new GetItemCommand(request))).ConsumedCapacity?.CapacityUnits;
      };
      expect([await ask(true), await ask(false)]).toEqual([2, 1]);
      const { ConsumedCapacity } = await client().send(
        new QueryCommand({
          TableName: TABLE,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': key.pk },
        }),
      );
      expect(ConsumedCapacity).toBeUndefined();
    });
  });
};
