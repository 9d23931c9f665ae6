import { DeleteItemCommand, DescribeTableCommand, GetItemCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Bench, type Item, NUMBERS, refusal, TABLE } from './target.ts';

const EVERY_TYPE: Item = {
  string: { S: 'Зудова 🗞' },
  empty: { S: '' },
  number: { N: '12.5' },
  binary: { B: new Uint8Array([0, 255, 128]) },
  yes: { BOOL: true },
  nothing: { NULL: true },
  map: { M: { deeper: { L: [{ S: 'a' }, { N: '1' }, { M: {} }] } } },
  list: { L: [] },
  strings: { SS: ['a', 'b'] },
  numbers: { NS: ['1', '2'] },
  binaries: { BS: [new Uint8Array([1]), new Uint8Array([2])] },
};

export const items = ({ client, fresh, get, put, stored }: Bench): void => {
  describe('items', () => {
    it('come back as they were put, in every type', async () => {
      const key = await stored(EVERY_TYPE);
      expect(await get(key)).toEqual({ ...key, ...EVERY_TYPE });
    });

    it('may have attributes by any name', async () => {
      const named: Item = { constructor: { S: 'a' }, toString: { S: 'b' }, 'a.b[0] #': { S: 'c' } };
      const key = await stored(named);
      expect(await get(key)).toEqual({ ...key, ...named });
    });

    it('are absent until they are put, and after they are deleted', async () => {
      const key = await stored({});
      const gone = { pk: key.pk, sk: { S: 'other' } };
      expect(await get(gone)).toBeUndefined();
      const command = new DeleteItemCommand({ TableName: TABLE, Key: key, ReturnValues: 'ALL_OLD' });
      expect((await client().send(command)).Attributes).toEqual(key);
      expect(await get(key)).toBeUndefined();
      expect((await client().send(command)).Attributes).toBeUndefined();
    });

    it('are replaced whole by a put, which can answer the old one', async () => {
      const key = await stored({ old: { S: 'x' } });
      expect(await put({ ...key, new: { S: 'y' } }, { ReturnValues: 'ALL_OLD' })).toEqual({ ...key, old: { S: 'x' } });
      expect(await get(key)).toEqual({ ...key, new: { S: 'y' } });
    });

    it('are read in part by a projection, whose shape is kept and whose lists close up', async () => {
      const list = { L: [{ S: 'zero' }, { S: 'one' }, { S: 'two' }] };
      const key = await stored({ a: { M: { b: list, c: { N: '1' } } }, d: { S: 'no' } });
      const { Item } = await client().send(
        new GetItemCommand({
          TableName: TABLE,
          Key: key,
          ProjectionExpression: '#a.b[2], #a.b[0], absent, #a.nowhere',
          ExpressionAttributeNames: { '#a': 'a' },
        }),
      );
      expect(Item).toEqual({ a: { M: { b: { L: [{ S: 'zero' }, { S: 'two' }] } } } });
    });

    it.each([
      ['1.0', '1'],
      ['-0.500', '-0.5'],
      ['00012', '12'],
      ['1e3', '1000'],
      ['12E-2', '0.12'],
      ['-0', '0'],
      ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
    ])('keep the number %s exactly, as %s', async (written, read) => {
      const key = await stored({ n: { N: written } });
      expect((await get(key))?.n).toEqual({ N: read });
    });

    it.each(['', 'a', '0x1', '1,5', 'NaN', '123456789012345678901234567890123456789', '1e126', '1e-131'])(
      'refuse the number "%s"',
      async (written) => {
        expect(await refusal(stored({ n: { N: written } }))).toMatch(/^ValidationException: /u);
      },
    );

    it('are found by numbers and bytes as keys, whatever their spelling', async () => {
      const Key = { pk: { B: new Uint8Array([9, 9]) }, sk: { N: '2' } };
      await put(Key, { TableName: NUMBERS });
      const again = { ...Key, sk: { N: '2.0' } };
      expect((await client().send(new GetItemCommand({ TableName: NUMBERS, Key: again }))).Item).toEqual(Key);
    });

    it('must have their keys, of the right type and not empty', async () => {
      const pk = { S: fresh() };
      const faulty: Item[] = [{ pk }, { pk, sk: { N: '1' } }];
      for (const item of faulty) expect(await refusal(put(item))).toMatch(/^ValidationException: /u);
      expect(await refusal(put({ pk, sk: { S: '' } }))).toMatch(/empty string value\. Key: sk$/u);
      expect(await refusal(get({ pk, sk: { S: '' } }))).toMatch(/empty string value\. Key: sk$/u);
    });

    it('are asked for by exactly their key', async () => {
      const ask = (Key: Item) => refusal(client().send(new GetItemCommand({ TableName: TABLE, Key })));
      const keys: Item[] = [
        { pk: { S: 'a' } },
        { pk: { S: 'a' }, sk: { N: '1' } },
        { pk: { S: 'a' }, sk: { S: 'b' }, more: { S: 'c' } },
      ];
      for (const key of keys) expect(await ask(key)).toMatch(/^ValidationException: /u);
    });

    it('must have index keys of the right type where they have them', async () => {
      const key = { pk: { S: fresh() }, sk: { S: 'it' }, shelf: { S: 'a' } };
      expect(await refusal(put({ ...key, weight: { S: 'heavy' } }))).toMatch(/^ValidationException: .*Type mismatch/u);
    });

    it('hold no empty set and no member twice', async () => {
      expect(await refusal(stored({ s: { SS: [] } }))).toMatch(/^ValidationException: .* set {2}may not be empty$/u);
      expect(await refusal(stored({ s: { SS: ['a', 'a'] } }))).toMatch(/contains duplicates/u);
      expect(await refusal(stored({ s: { NS: ['1', '1.0'] } }))).toMatch(/contains duplicates/u);
    });

    it('belong to a table that exists', async () => {
      const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
      expect(await refusal(client().send(new GetItemCommand({ TableName: 'no-such-table', Key })))).toMatch(
        /^ResourceNotFoundException: /u,
      );
    });
  });

  describe('tables', () => {
    it('are listed and described', async () => {
      expect((await client().send(new ListTablesCommand({}))).TableNames).toEqual(
        expect.arrayContaining([TABLE, NUMBERS]),
      );
      const { Table } = await client().send(new DescribeTableCommand({ TableName: TABLE }));
      expect(Table?.TableStatus).toBe('ACTIVE');
      expect(Table?.GlobalSecondaryIndexes?.map((index) => index.IndexName)?.sort()).toEqual(['by-weight', 'names']);
      expect(await refusal(client().send(new DescribeTableCommand({ TableName: 'no-such-table' })))).toMatch(
        /^ResourceNotFoundException: /u,
      );
    });
  });
};
