import { BatchGetItemCommand, BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Bench, type Item, type Key, refusal, TABLE } from './target.ts';

export const batches = ({ client, fresh, get, put }: Bench): void => {
  const read = (Keys: Item[]) => client().send(new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys } } }));
  const write = (requests: WriteRequest[]) =>
    client().send(new BatchWriteItemCommand({ RequestItems: { [TABLE]: requests } }));
  const keys = (length: number): Key[] => {
    const pk = { S: fresh() };
    return Array.from({ length }, (_, n) => ({ pk, sk: { S: String(n) } }));
  };
  const puts = (of: readonly Key[]): WriteRequest[] => of.map((Item) => ({ PutRequest: { Item } }));

  describe('a batch', () => {
    it('writes and deletes up to 25 items', async () => {
      const all = keys(25);
      expect((await write(puts(all))).UnprocessedItems).toEqual({});
      const [first, ...rest] = all;
      if (first === undefined) throw new Error('25 keys');
      const more = keys(1).map((Item) => ({ PutRequest: { Item } }));
      await write([{ DeleteRequest: { Key: first } }, ...more]);
      expect(await get(first)).toBeUndefined();
      const { Responses } = await read(all);
      expect(Responses?.[TABLE]).toHaveLength(rest.length);
    });

    it('reads up to 100 items, in no order, the absent ones missing', async () => {
      const all = keys(100);
      for (let at = 0; at < 50; at += 25) await write(puts(all.slice(at, at + 25)));
      const { Responses, UnprocessedKeys } = await read(all);
      const sks = (Responses?.[TABLE] ?? []).map(({ sk }) => Number(sk?.S)).toSorted((a, b) => a - b);
      expect(sks).toEqual(Array.from({ length: 50 }, (_, n) => n));
      expect(UnprocessedKeys).toEqual({});
    });

    it('leaves unread what goes beyond 16 MB', async () => {
      const all = keys(45);
      for (const key of all) await put({ ...key, text: { S: 'x'.repeat(400_000) } });
      const { Responses, UnprocessedKeys } = await read(all);
      const left = UnprocessedKeys?.[TABLE]?.Keys ?? [];
      expect(left.length).toBeGreaterThan(0);
      expect((Responses?.[TABLE] ?? []).length + left.length).toBe(45);
      expect((await read(left)).Responses?.[TABLE]).toHaveLength(left.length);
    });

    it('projects', async () => {
      const [key] = keys(1);
      if (key === undefined) throw new Error('1 key');
      await put({ ...key, title: { S: 'A' }, body: { S: 'B' } });
      const { Responses } = await client().send(
        new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys: [key], ProjectionExpression: 'title' } } }),
      );
      expect(Responses).toEqual({ [TABLE]: [{ title: { S: 'A' } }] });
    });

    it('is refused when it is too long, empty, or names an item twice', async () => {
      const twice = keys(1).flatMap((key) => [key, key]);
      for (const list of [keys(101), twice, []]) expect(await refusal(read(list))).toMatch(/^ValidationException: /u);
      for (const list of [keys(26), twice, []]) {
        expect(await refusal(write(puts(list)))).toMatch(/^ValidationException: /u);
      }
    });
  });
};
