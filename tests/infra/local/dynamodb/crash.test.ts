import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDynamo } from '../../../../infra/local/dynamodb/engine.ts';

const SCRIPT = join(import.meta.dirname, 'crash-writer.ts');

/** Kills the writer with SIGKILL once it has acknowledged so many transactions; answers how many it had by then. */
const killAfter = (folder: string, acknowledged: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, ['--import', 'tsx', SCRIPT, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let count = 0;
    writer.stdout.on('data', (chunk: Buffer) => {
      count += chunk.toString().split('\n').length - 1;
      if (count >= acknowledged) writer.kill('SIGKILL');
    });
    writer.on('error', reject);
    writer.on('close', (_, signal) =>
      signal === 'SIGKILL' ? resolve(count) : reject(new Error('The writer ended by itself')),
    );
  });

describe('after kill -9', () => {
  it.each([1, 37, 120])('%i or more acknowledged transactions are all there, and each is whole', async (wanted) => {
    const folder = mkdtempSync(join(tmpdir(), 'dynamo-crash-'));
    const acknowledged = await killAfter(folder, wanted);
    const dynamo = openDynamo({ folder, clock: { now: Date.now } });
    const partsOf = async (n: number): Promise<unknown> => {
      const answer = await dynamo.call('Query', {
        TableName: 'articles',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: `transaction ${n}` } },
      });
      return 'Count' in answer ? answer.Count : null;
    };
    for (let n = 0; n < acknowledged; n++) expect(await partsOf(n)).toBe(5);
    expect([0, 5]).toContain(await partsOf(acknowledged));
    expect(await partsOf(acknowledged + 1)).toBe(0);
    dynamo.close();
    rmSync(folder, { recursive: true });
  });
});
