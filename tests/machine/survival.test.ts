import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, expect, it } from 'vitest';
import { mapBounded } from '../../functions/archive/map-bounded.ts';
import { type Address, connectionOf, openNewsroom } from './newsroom.ts';
import { type MachineProcess, startMachineProcess } from './process.ts';

const ARTICLES = 500;
const data = mkdtempSync(join(tmpdir(), 'survival-'));
let machine: MachineProcess | undefined;

const start = async (): Promise<Address> => {
  machine = await startMachineProcess(data);
  return machine.address;
};

afterAll(async () => {
  await machine?.end('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

const keyOf = (number: number): string => `incoming/bulk/${number}.txt`;
const story = (number: number): string =>
  `Lamp ${number} of the harbour is lit again\n\nBy Nella Farthing\n\nWICK SANDS -- The lamplighters of Wick Sands have repaired lamp number${number} on the long quay.\n\n"We are not done yet," said Tobias Crake, the foreman.\n`;

/** The log as it stands in the table: commit numbers, and what they changed. */
const readLog = async (address: Address) => {
  const client = new DynamoDBClient(connectionOf(address, 'engineer'));
  const query = {
    TableName: 'cuttings-archive',
    KeyConditionExpression: 'pk = :log',
    ExpressionAttributeValues: { ':log': { S: 'LOG' } },
    ConsistentRead: true,
  };
  const rows: Record<string, unknown>[] = [];
  for await (const { Items = [] } of paginateQuery({ client }, query))
    rows.push(...Items.map((item) => unmarshall(item)));
  return {
    numbers: rows.map(({ sk }) => Number(sk)),
    changes: rows.flatMap(({ changes }) => changes as readonly { readonly id: string; readonly revision: number }[]),
  };
};

it('Killed in the middle of 500 uploads and started again, the archive has every article once', async () => {
  const keys = Array.from({ length: ARTICLES }, (_, number) => keyOf(number));
  const first = await start();
  const before = openNewsroom(first);
  const samples = (await readLog(first)).changes.length;
  await mapBounded(keys, 8, (key) => before.put(key, story(keys.indexOf(key))));
  const ingested = (await before.receipts(keys)).size;
  await machine?.end('SIGKILL');
  expect(ingested, 'killed in the middle').toBeLessThan(ARTICLES);

  const second = await start();
  const after = openNewsroom(second);
  const accepted = async () => [...(await after.receipts(keys)).values()].filter(({ state }) => state === 'accepted');
  await expect.poll(async () => (await accepted()).length, { timeout: 120_000, interval: 500 }).toBe(ARTICLES);

  const { numbers, changes } = await readLog(second);
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect(changes).toHaveLength(samples + ARTICLES);
  expect(changes.every(({ revision }) => revision === 1)).toBe(true);
  expect(new Set(changes.map(({ id }) => id)).size).toBe(samples + ARTICLES);

  const found = (words: string) => after.ask(`search?q=${words}&limit=1&atLeast=${numbers.length}`);
  expect((await found('lamplighters')).body.total).toBe(ARTICLES);
  for (const number of [0, 123, 499]) expect((await found(`number${number}`)).body.total).toBe(1);

  expect(await machine?.end('SIGINT')).toBe(0);
}, 300_000);
