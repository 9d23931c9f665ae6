import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Dynamo, openDynamo } from '../../../../infra/local/dynamodb/engine.ts';
import { memoryJournal } from '../../../../infra/local/dynamodb/memory-journal.ts';
import { ARTICLES, clockAt, get, keyOf, put } from './tables.ts';

const onShelf = async (dynamo: Dynamo, shelf: string): Promise<unknown> => {
  const answer = await dynamo.call('Query', {
    TableName: 'articles',
    IndexName: 'by-shelf',
    KeyConditionExpression: 'shelf = :shelf',
    ExpressionAttributeValues: { ':shelf': { S: shelf } },
  });
  return 'Count' in answer ? answer.Count : null;
};

describe('tables in a folder', () => {
  let folder = '';
  const open = (): Dynamo => openDynamo({ folder, clock: clockAt(0) });
  const bytes = (): number => statSync(join(folder, 'dynamodb.journal')).size;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dynamo-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are there again with their items and indexes when they are reopened', async () => {
    const first = open();
    first.createTable(ARTICLES);
    await put(first, { ...keyOf('a'), shelf: { S: 'one' } });
    await put(first, { ...keyOf('b'), shelf: { S: 'one' }, n: { N: '1' } });
    await put(first, { ...keyOf('b'), shelf: { S: 'two' }, n: { N: '2' } });
    await first.call('DeleteItem', { TableName: 'articles', Key: keyOf('a') });
    first.close();
    const again = open();
    again.createTable(ARTICLES);
    expect(await get(again, 'a')).toBeUndefined();
    expect(await get(again, 'b')).toEqual({ ...keyOf('b'), shelf: { S: 'two' }, n: { N: '2' } });
    expect([await onShelf(again, 'one'), await onShelf(again, 'two')]).toEqual([0, 1]);
    again.close();
  });

  it('are compacted when they are opened and more than half is superseded, and lose nothing', async () => {
    const first = open();
    first.createTable(ARTICLES);
    for (let n = 0; n < 60; n++) {
      const item = { ...keyOf(`a${n % 4}`), shelf: { S: 'one' }, n: { N: String(n) }, text: { S: 'x'.repeat(30_000) } };
      await put(first, item);
    }
    await first.call('TransactWriteItems', {
      TransactItems: [{ Put: { TableName: 'articles', Item: keyOf('b') } }],
      ClientRequestToken: 'once',
    });
    first.close();
    expect(bytes()).toBeGreaterThan(1_800_000);
    open().close();
    expect(bytes()).toBeLessThan(150_000);
    const again = open();
    expect(await get(again, 'a3')).toMatchObject({ n: { N: '59' } });
    expect(await get(again, 'b')).toEqual(keyOf('b'));
    expect(await onShelf(again, 'one')).toBe(4);
    const other = {
      TransactItems: [{ Delete: { TableName: 'articles', Key: keyOf('b') } }],
      ClientRequestToken: 'once',
    };
    await expect(again.call('TransactWriteItems', other)).rejects.toThrow(/already in use/u);
    again.close();
  });

  it('lose a transaction that was torn by a crash whole, and nothing else', async () => {
    const first = open();
    first.createTable(ARTICLES);
    await put(first, keyOf('a'));
    const items = ['b', 'c', 'd'].map((pk) => ({ Put: { TableName: 'articles', Item: keyOf(pk) } }));
    await first.call('TransactWriteItems', { TransactItems: items, ClientRequestToken: 'torn' });
    first.close();
    truncateSync(join(folder, 'dynamodb.journal'), bytes() - 10);
    const again = open();
    await put(again, { ...keyOf('e'), n: { N: '1' } });
    again.close();
    const third = open();
    expect(await get(third, 'a')).toEqual(keyOf('a'));
    for (const pk of ['b', 'c', 'd']) expect(await get(third, pk)).toBeUndefined();
    expect(await get(third, 'e')).toEqual({ ...keyOf('e'), n: { N: '1' } });
    third.close();
  });
});

describe('a changed definition', () => {
  it('gives a table that holds items another index', async () => {
    const disk = memoryJournal();
    const { GlobalSecondaryIndexes, ...plain } = ARTICLES;
    const dynamo = openDynamo({ journal: disk, clock: clockAt(0) });
    dynamo.createTable(plain);
    await put(dynamo, { ...keyOf('a'), shelf: { S: 'one' } });
    dynamo.createTable({ ...plain, GlobalSecondaryIndexes });
    expect(await onShelf(dynamo, 'one')).toBe(1);
    await put(dynamo, { ...keyOf('b'), shelf: { S: 'one' } });
    expect(await onShelf(openDynamo({ journal: disk, clock: clockAt(0) }), 'one')).toBe(2);
  });

  it('cannot change the keys of a table', () => {
    const dynamo = openDynamo({ journal: memoryJournal(), clock: clockAt(0) });
    dynamo.createTable(ARTICLES);
    expect(() => dynamo.createTable({ ...ARTICLES, KeySchema: ARTICLES.KeySchema.slice(0, 1) })).toThrow(/key schema/u);
  });

  it.each([
    ['a stream', { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }],
    ['a local index', { LocalSecondaryIndexes: [] }],
    ['a key of no type', { AttributeDefinitions: [] }],
    ['no name', { TableName: undefined }],
  ])('is refused with %s', (_, more) => {
    const dynamo = openDynamo({ journal: memoryJournal(), clock: clockAt(0) });
    expect(() => dynamo.createTable({ ...ARTICLES, ...more })).toThrow();
  });
});
