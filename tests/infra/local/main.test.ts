import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFailed } from 'vitest';
import { listen } from '../../../infra/local/machine/ports.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'main-'));

/** What `npm start` prints on standard error, and its exit code, where it cannot start. */
const failing = (environment: Readonly<Record<string, string>>): Promise<{ code: unknown; said: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, PORT: '0', AWS_PORT: '0', CUTTINGS_DATA: folder(), ...environment };
    execFile(process.execPath, ['--import', 'tsx', 'infra/local/main.ts'], { env }, (error, _, said) =>
      resolve({ code: error?.code ?? 0, said }),
    );
  });

describe('npm start', () => {
  it('says which port is taken, and what to do', async () => {
    const server = createServer();
    const port = await listen(server, 0, 'PORT');
    for (const setting of ['PORT', 'AWS_PORT'])
      expect(await failing({ [setting]: String(port) })).toEqual({
        code: 1,
        said: `Port ${port} of 127.0.0.1 is taken by another process.\nStop it, or set ${setting} to another port.\n`,
      });
    await new Promise((closed) => server.close(closed));
  });

  it('says that a second archive runs on the folder, or that it cannot be written', async () => {
    const data = folder();
    writeFileSync(join(data, 'lock'), String(process.pid));
    const second = await failing({ CUTTINGS_DATA: data });
    expect(second.code).toBe(1);
    expect(second.said).toMatch(
      `Another archive (process ${process.pid}) runs on ${data}.\nStop it, or set CUTTINGS_DATA`,
    );
    const file = await failing({ CUTTINGS_DATA: join(data, 'lock', 'deeper') });
    expect(file.code).toBe(1);
    expect(file.said).toMatch(/cannot be written: .*\nSet CUTTINGS_DATA to a folder that can\.\n$/);
  });

  it('says which setting is no good', async () => {
    expect(await failing({ PORT: 'eighty' })).toEqual({
      code: 1,
      said: 'PORT is eighty, which is no port.\nSet PORT to a number from 1 to 65535, or 0 for any.\n',
    });
  });

  const LONG = 180_000; // ms: it synthesises the stack and starts everything, maybe on a machine with more to do
  it.runIf(process.platform !== 'win32')('ends with the npm that started it', { timeout: LONG }, async () => {
    const data = folder();
    const shell = { ...process.env, PORT: '0', AWS_PORT: '0', CUTTINGS_DATA: data, npm_lifecycle_event: 'start' };
    // As npm does it: a process, a shell below it, the script below that.
    const launcher = spawn('sh', ['-c', "sh -c 'node --import tsx infra/local/main.ts; true'; true"], { env: shell });
    await new Promise<void>((up) => {
      let printed = '';
      launcher.stdout.on('data', (chunk: Buffer) => {
        printed += chunk;
        if (printed.includes('Ctrl-C stops it')) up();
      });
    });
    const machine = Number(readFileSync(join(data, 'lock'), 'utf8'));
    onTestFailed(() => void process.kill(machine));
    launcher.kill('SIGKILL');
    await expect.poll(() => existsSync(join(data, 'lock')), { timeout: LONG / 2 }).toBe(false);
  });
});
