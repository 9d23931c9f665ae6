import {
  paginateQuery,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type Item, NUMBERS, refusal, TABLE } from './target.ts';

const SORT_KEYS = ['LOG', 'REV#1', 'REV#2', 'REV#3', 'a', 'é', '\uFFFD', '\u{1F5DE}'];
const sks = (items: readonly Item[] | undefined): (string | undefined)[] =>
  (items ?? []).map(({ sk }) => sk?.S ?? sk?.N);

export const queries = ({ client, fresh, put }: Bench): void => {
  describe('a query', () => {
    const pk = { S: '' };
    beforeAll(async () => {
      pk.S = fresh();
      for (const [n, sk] of SORT_KEYS.toReversed().entries()) {
        await put({ pk, sk: { S: sk }, n: { N: String(n) }, even: { BOOL: n % 2 === 0 } });
      }
      await put({ pk: { S: `${pk.S}x` }, sk: { S: 'elsewhere' } });
    });

    const query = (more: Partial<QueryCommandInput>): Promise<QueryCommandOutput> => {
      const { ExpressionAttributeValues: values, ...rest } = more;
      return client().send(
        new QueryCommand({
          TableName: TABLE,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk, ...values },
          ...rest,
        }),
      );
    };
    const where = (condition: string, values: Record<string, string>) =>
      query({
        KeyConditionExpression: `pk = :pk AND ${condition}`,
        ExpressionAttributeValues: Object.fromEntries(Object.entries(values).map(([name, S]) => [name, { S }])),
      });

    it('answers one partition in the order of the bytes of its sort keys, and backwards', async () => {
      expect(sks((await query({})).Items)).toEqual(SORT_KEYS);
      expect(sks((await query({ ScanIndexForward: false })).Items)).toEqual(SORT_KEYS.toReversed());
    });

    it.each([
      ['sk = :a', { ':a': 'REV#2' }, ['REV#2']],
      ['sk < :a', { ':a': 'REV#1' }, ['LOG']],
      ['sk <= :a', { ':a': 'REV#1' }, ['LOG', 'REV#1']],
      ['sk > :a', { ':a': 'a' }, ['é', '\uFFFD', '\u{1F5DE}']],
      [':a < sk', { ':a': 'a' }, ['é', '\uFFFD', '\u{1F5DE}']],
      ['sk >= :a', { ':a': '\uFFFD' }, ['\uFFFD', '\u{1F5DE}']],
      ['sk BETWEEN :a AND :b', { ':a': 'REV#2', ':b': 'a' }, ['REV#2', 'REV#3', 'a']],
      ['begins_with(sk, :a)', { ':a': 'REV#' }, ['REV#1', 'REV#2', 'REV#3']],
      ['begins_with(sk, :a)', { ':a': 'none' }, []],
    ])('can say %s of the sort key', async (condition, values, expected) => {
      const { Items } = await where(condition, values as Record<string, string>);
      expect(sks(Items)).toEqual(expected);
    });

    it('takes its parts in either order, and in parentheses', async () => {
      const values = { ':a': { S: 'REV#2' } };
      for (const KeyConditionExpression of ['sk = :a AND pk = :pk', '(pk = :pk) and (sk = :a)']) {
        expect(sks((await query({ KeyConditionExpression, ExpressionAttributeValues: values })).Items)).toEqual([
          'REV#2',
        ]);
      }
    });

    it.each([
      ['sk = :pk', /Query condition missed key schema element/u],
      ['pk > :pk', /Query key condition not supported/u],
      ['begins_with(pk, :pk)', /Query key condition not supported/u],
      ['pk = :pk AND n = :pk', /Query condition missed key schema element/u],
      ['pk = :pk AND sk <> :pk', /KeyConditionExpression/u],
      ['pk = :pk OR sk = :pk', /KeyConditionExpression/u],
      ['pk = :pk AND sk = :pk AND sk = :pk', /one condition per key|Condition/u],
      ['pk = :pk AND attribute_exists(sk)', /KeyConditionExpression/u],
    ])('refuses the key condition %s', async (KeyConditionExpression, why) => {
      const answer = await refusal(query({ KeyConditionExpression }));
      expect(answer).toMatch(/^ValidationException: /u);
      expect(answer).toMatch(why);
    });

    it('filters what it has read, and counts both', async () => {
      const answer = await query({
        FilterExpression: 'even = :yes',
        ExpressionAttributeValues: { ':yes': { BOOL: true } },
      });
      expect([answer.Count, answer.ScannedCount]).toEqual([4, 8]);
      expect(sks(answer.Items)).toEqual(SORT_KEYS.filter((_, n) => n % 2 === 1));
    });

    it('refuses a filter on a key', async () => {
      expect(
        await refusal(query({ FilterExpression: 'sk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } })),
      ).toMatch(/Filter Expression can only contain non-primary key attributes: Primary key attribute: sk/u);
    });

    it('projects, or only counts', async () => {
      const projected = await query({ ProjectionExpression: 'sk', Limit: 1 });
      expect(projected.Items).toEqual([{ sk: { S: 'LOG' } }]);
      const counted = await query({ Select: 'COUNT' });
      expect([counted.Count, counted.Items]).toEqual([8, undefined]);
    });

    it.each([true, false])('is read page by page, forward: %s', async (ScanIndexForward) => {
      const pages = paginateQuery(
        { client: client(), pageSize: 3 },
        {
          TableName: TABLE,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ScanIndexForward,
        },
      );
      const seen: (string | undefined)[][] = [];
      for await (const page of pages) seen.push(sks(page.Items));
      expect(seen.map((page) => page.length)).toEqual([3, 3, 2]);
      expect(seen.flat()).toEqual(ScanIndexForward ? SORT_KEYS : SORT_KEYS.toReversed());
    });

    it('says where it stopped when it stopped at its limit, even at the end', async () => {
      const whole = await query({ Limit: 8 });
      expect(whole.LastEvaluatedKey).toEqual({ pk, sk: { S: SORT_KEYS.at(-1) } });
      const after = await query({ ExclusiveStartKey: whole.LastEvaluatedKey });
      expect([after.Count, after.LastEvaluatedKey]).toEqual([0, undefined]);
      expect((await query({ Limit: 9 })).LastEvaluatedKey).toBeUndefined();
    });

    it('starts after a key that is not there, but in its own partition', async () => {
      const { Items } = await query({ ExclusiveStartKey: { pk, sk: { S: 'REV#2x' } } });
      expect(sks(Items)).toEqual(SORT_KEYS.slice(3));
      const elsewhere = { pk: { S: 'elsewhere' }, sk: { S: 'a' } };
      expect(await refusal(query({ ExclusiveStartKey: elsewhere }))).toMatch(
        /^ValidationException: .*start(ing)? key/iu,
      );
      expect(await refusal(query({ ExclusiveStartKey: { pk } }))).toMatch(/^ValidationException: .*start(ing)? key/iu);
    });

    it('reads at most 1 MB a page', async () => {
      const large = { S: fresh() };
      for (const n of [1, 2, 3, 4]) await put({ pk: large, sk: { S: String(n) }, text: { S: 'x'.repeat(380_000) } });
      const first = await query({ ExpressionAttributeValues: { ':pk': large } });
      expect(first.LastEvaluatedKey).toBeDefined();
      const { Items = [] } = await query({
        ExpressionAttributeValues: { ':pk': large },
        ExclusiveStartKey: first.LastEvaluatedKey,
      });
      expect([...sks(first.Items), ...sks(Items)]).toEqual(['1', '2', '3', '4']);
    });

    it('orders numbers by value', async () => {
      const pk = { B: new TextEncoder().encode(fresh()) };
      const sorted = ['-1200', '-12.5', '-12', '-0.001', '0', '0.001', '0.01', '2', '10', '12', '12.5', '1000'];
      for (const sk of sorted.toSorted()) await put({ pk, sk: { N: sk } }, { TableName: NUMBERS });
      const { Items } = await query({ TableName: NUMBERS, ExpressionAttributeValues: { ':pk': pk } });
      expect(sks(Items)).toEqual(sorted);
      const some = await query({
        TableName: NUMBERS,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :a AND :b',
        ExpressionAttributeValues: { ':pk': pk, ':a': { N: '-12.0' }, ':b': { N: '2' } },
      });
      expect(sks(some.Items)).toEqual(sorted.slice(2, 8));
    });
  });

  describe('an index', () => {
    const shelf = { S: '' };
    const pk = { S: '' };
    beforeAll(async () => {
      shelf.S = fresh();
      pk.S = fresh();
      for (const [sk, weight] of Object.entries({ a: '10', b: '9', c: '9', d: '-1' })) {
        await put({
          pk,
          sk: { S: sk },
          shelf,
          weight: { N: weight },
          title: { S: `Title ${sk}` },
          body: { S: 'long' },
        });
      }
      await put({ pk, sk: { S: 'without-weight' }, shelf });
      await put({ pk, sk: { S: 'without-shelf' }, weight: { N: '1' } });
    });
    const query = (more: Partial<QueryCommandInput> = {}): Promise<QueryCommandOutput> =>
      client().send(
        new QueryCommand({
          TableName: TABLE,
          IndexName: 'by-weight',
          KeyConditionExpression: 'shelf = :shelf',
          ExpressionAttributeValues: { ':shelf': shelf },
          ...more,
        }),
      );

    it('holds the items that have its keys, in the order of its sort key', async () => {
      const { Items = [] } = await query();
      expect(Items.map(({ weight }) => weight?.N)).toEqual(['-1', '9', '9', '10']);
      expect(sks(Items).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    });

    it.each([true, false])('is read page by page, items of equal keys too, forward: %s', async (ScanIndexForward) => {
      const pages = paginateQuery(
        { client: client(), pageSize: 1 },
        {
          TableName: TABLE,
          IndexName: 'by-weight',
          KeyConditionExpression: 'shelf = :shelf',
          ExpressionAttributeValues: { ':shelf': shelf },
          ScanIndexForward,
        },
      );
      const seen: (string | undefined)[] = [];
      for await (const page of pages) seen.push(...sks(page.Items));
      expect(seen.toSorted()).toEqual(['a', 'b', 'c', 'd']);
      expect([seen[0], seen[3]]).toEqual(ScanIndexForward ? ['d', 'a'] : ['a', 'd']);
    });

    it('says where it stopped by the keys of both', async () => {
      const { LastEvaluatedKey } = await query({ Limit: 1 });
      expect(LastEvaluatedKey).toEqual({ pk, sk: { S: 'd' }, shelf, weight: { N: '-1' } });
    });

    it('follows a change of its keys', async () => {
      const Key = { pk, sk: { S: 'moving' } };
      const move = (UpdateExpression: string, values?: Item) =>
        client().send(
          new UpdateItemCommand({
            TableName: TABLE,
            Key,
            UpdateExpression,
            ...(values && { ExpressionAttributeValues: values }),
          }),
        );
      const found = async () => {
        const { Items = [] } = await query({ FilterExpression: 'attribute_exists(moves)' });
        return Items.map(({ weight }) => weight?.N);
      };
      await move('SET shelf = :s, weight = :w, moves = :w', { ':s': shelf, ':w': { N: '5' } });
      expect(await found()).toEqual(['5']);
      await move('SET weight = :w', { ':w': { N: '50' } });
      expect(await found()).toEqual(['50']);
      await move('REMOVE shelf');
      expect(await found()).toEqual([]);
    });

    it('answers no more than it projects', async () => {
      const { Items = [] } = await query({ IndexName: 'names', Limit: 1 });
      expect(Object.keys(Items[0] ?? {}).toSorted()).toEqual(expect.arrayContaining(['pk', 'shelf', 'sk']));
      expect(Items[0]).not.toHaveProperty('body');
      expect(await refusal(query({ IndexName: 'names', ProjectionExpression: 'body' }))).toMatch(
        /^ValidationException: .*does not project/u,
      );
    });

    it('is never strongly consistent, and has to exist', async () => {
      expect(await refusal(query({ ConsistentRead: true }))).toBe(
        'ValidationException: Consistent reads are not supported on global secondary indexes',
      );
      expect(await refusal(query({ IndexName: 'nowhere' }))).toMatch(/does not have the specified index: nowhere/u);
    });
  });
};
