import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeDataFolder } from '../../infra/local/machine/data-folder.ts';
import { synthesise } from '../../infra/local/machine/synthesise.ts';
import { type Machine, startMachine } from '../../infra/local/machine.ts';
import { exportTable } from '../support/export-table.ts';
import { mirrorBucket } from '../support/mirror-bucket.ts';
import { connectionOf, openNewsroom, TABLE } from './newsroom.ts';

const story = (word: string): string => `Keepers of ${word} ask for a longer day

By Ines Carrow
12 March 2026

MARLOW CROSS -- Keepers of the canal want to open the gates an hour earlier, and say so at ${word}.

"The barges wait at ${word} at dawn," said Tomas Weld, a lock keeper at ${word}.
`;

const folder = mkdtempSync(join(tmpdir(), 'recovery-'));
const assembly = join(folder, 'assembly');
const machines: Machine[] = [];
let lost: Machine;

const start = async (name: string): Promise<Machine> => {
  const data = takeDataFolder(join(folder, name));
  const machine = await startMachine({ assembly, data, readerPort: 0, awsPort: 0, log: () => {} });
  machines.push(machine);
  return machine;
};

beforeAll(async () => {
  await synthesise(assembly);
  lost = await start('lost');
});
afterAll(async () => {
  for (const machine of machines) await machine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as its user does. */
const cuttings = (machine: Machine, ...args: string[]): Promise<{ code: number; printed: string }> =>
  new Promise((done) => {
    const given = ['infra/cli/cuttings.mjs', ...args, '--endpoint', machine.awsEndpoint];
    execFile(process.execPath, given, (error, printed, told) => {
      const code = error === null ? 0 : Number(error.code);
      done({ code, printed: code > 1 ? told : printed });
    });
  });

const totalOf = async (machine: Machine, words: string): Promise<number> =>
  (await openNewsroom(machine).ask(`search?q=${words}`)).body.total;

describe('An engineer', () => {
  it('takes an article down on the running machine, with every snapshot of it', async () => {
    const newsroom = openNewsroom(lost);
    await newsroom.upload('incoming/heron.txt', story('heron'));
    await newsroom.upload('incoming/kraken.txt', story('kraken'));
    for (const where of [[], ['--here']]) {
      const { printed } = await cuttings(lost, 'reindex', '--json', ...where);
      expect(JSON.parse(printed)).toMatchObject({ articles: 2, commit: 2 });
    }
    expect(await cuttings(lost, 'withdraw', 'kraken.txt', '--reason', 'Order 17')).toMatchObject({ code: 1 });
    expect(await totalOf(lost, 'kraken')).toBe(1);

    const { code, printed } = await cuttings(lost, 'withdraw', 'kraken.txt', '--reason', 'Order 17', '--yes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ objects: ['incoming/kraken.txt'], snapshots: [expect.any(String)] });
    await lost.settled();
    expect([await totalOf(lost, 'kraken'), await totalOf(lost, 'heron')]).toEqual([0, 1]);
  });

  it('finds no dead letters where there are none', async () => {
    expect(await cuttings(lost, 'redrive')).toEqual({ code: 0, printed: 'There are no dead letters.\n' });
  });

  it('finds bucket, table and search in agreement, and mends what is not', async () => {
    expect(await cuttings(lost, 'reconcile', '--settled', '0')).toMatchObject({ code: 0 });
    const Key = `articles/${'0'.repeat(16)}/000001-0123456789abcdef.json.br`;
    const s3 = new S3Client({ ...connectionOf(lost, 'engineer'), forcePathStyle: true });
    await s3.send(new PutObjectCommand({ Bucket: 'cuttings-archive-local', Key, Body: 'x' }));
    const { code, printed } = await cuttings(lost, 'reconcile', '--settled', '0', '--mend');
    expect([code, printed]).toEqual([
      1,
      expect.stringContaining('belongs to no row of the table. Mending: it is deleted.'),
    ]);
    expect(await cuttings(lost, 'reconcile', '--settled', '0')).toMatchObject({ code: 0 });
  });

  it('restores an export into an empty machine, which answers as the other', async () => {
    const connection = connectionOf(lost, 'engineer');
    const s3 = new S3Client({ ...connection, forcePathStyle: true });
    const copied = (name: string): string => join(folder, name);
    await exportTable(new DynamoDBClient(connection), TABLE, copied('export'));
    await mirrorBucket(s3, 'cuttings-uploads-local', copied('uploads'));
    const empty = await start('empty');
    const { code, printed } = await cuttings(
      empty,
      'restore',
      ...['--from', copied('export'), '--uploads', copied('uploads'), '--json'],
    );
    expect([code, JSON.parse(printed)]).toMatchObject([0, { uploads: 1, articles: 1 }]);
    await empty.settled();
    const of = async (machine: Machine): Promise<unknown> => {
      const { body } = await openNewsroom(machine).ask('search?q=heron');
      const { hits, commit, total } = body;
      return { hits, commit, total, quotes: (await openNewsroom(machine).ask('quotes?q=barges')).body.quotations };
    };
    expect(await of(empty)).toEqual(await of(lost));
    expect(await cuttings(empty, 'reconcile', '--settled', '0')).toMatchObject({ code: 0 });
    expect((await openNewsroom(empty).remove('incoming/heron.txt')).state).toBe('withdrawn');
    expect(await cuttings(lost, 'restore', '--from', copied('export'))).toMatchObject({
      code: 2,
      printed: expect.stringContaining('is not empty'),
    });
  });
});
