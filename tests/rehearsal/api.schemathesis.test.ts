import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DataFolder, takeDataFolder } from '../../infra/local/machine/data-folder.ts';
import { deliverSamples } from '../../infra/local/machine/samples.ts';
import { synthesise } from '../../infra/local/machine/synthesise.ts';
import { type Machine, startMachine } from '../../infra/local/machine.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'schemathesis-'));
let data: DataFolder;
let machine: Machine;

beforeAll(async () => {
  const assembly = join(folder, 'assembly');
  await synthesise(assembly);
  data = takeDataFolder(join(folder, 'data'));
  machine = await startMachine({ assembly, data, readerPort: 0, awsPort: 0, log: () => {} });
  await deliverSamples(machine, data.path);
});
afterAll(async () => {
  await machine?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Exit status and output of Schemathesis, asked to try everything that it knows. */
const schemathesis = (url: string): Promise<{ status: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const options = ['--checks', 'all', '--max-examples', '50', '--continue-on-failure', '--no-color'];
    const child = spawn(
      here('.cache/python/bin/schemathesis'),
      ['--config-file', here('schemathesis.toml'), 'run', `${url}openapi.json`, ...options],
      { cwd: folder },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });

describe('The API of the whole stack, asked by Schemathesis', () => {
  it('answers as its document says', { timeout: 600_000 }, async () => {
    const { status, output } = await schemathesis(machine.url);
    expect(status, output).toBe(0);
  });
});
