import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };

const bin = fileURLToPath(new URL('../../../infra/cli/cuttings.mjs', import.meta.url));

/** Runs the command line as a person does, in a process of its own. */
const cuttings = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, AWS_PORT: '9' }, // the discard port: nothing listens there
  });
  return { status, stdout, stderr };
};

describe('npx cuttings', () => {
  it('tells its version and its commands', () => {
    expect(cuttings('--version')).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
    const { status, stdout } = cuttings('--help');
    expect(status).toBe(0);
    for (const command of ['normalise', 'upload', 'search', 'receipts', 'words'])
      expect(stdout).toContain(`  ${command} `);
  });

  it('ends with 2 where it does not understand, saying why', () => {
    expect(cuttings('serch', 'bridge')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("unknown command 'serch'"),
    });
    expect(cuttings('search', 'bridge', '--limit', '0')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('a whole number from 1 to 100'),
    });
  });

  it('ends with 2 where no archive answers, saying how to start it and nothing of its own insides', () => {
    const { status, stderr } = cuttings('search', 'bridge');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^cuttings: Nothing answers at http:\/\/127\.0\.0\.1:9\. Start .*"npm start".*\n$/);
  });

  it('checks a file of words, and says of each fault where it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'));
    const path = join(folder, 'words.yaml');
    writeFileSync(path, 'synonyms:\n  - [ferry, паром]\n');
    expect(cuttings('words', 'check', path)).toEqual({
      status: 0,
      stdout: `${path} has 1 entry of synonyms, 0 people, 0 organisations.\n`,
      stderr: '',
    });
    writeFileSync(path, 'synonyms:\n  - ferry\n');
    expect(cuttings('words', 'put', path)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/yaml: Line 2: "ferry"/),
    });
    expect(cuttings('words', 'check', join(folder, 'none'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('none: there is no such file'),
    });
    expect(cuttings('words', 'put', '--help').stdout).toMatch(/--stack[\s\S]*synonyms:[\s\S]*people:/);
    rmSync(folder, { recursive: true });
  });

  it('ends quietly where its reader has seen enough, as `| head` does', async () => {
    const samples = fileURLToPath(new URL('../../../infra/local/samples', import.meta.url));
    const child = spawn(process.execPath, [bin, 'normalise', samples, '--jsonl']);
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => {
      told += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(told).toBe('');
  });
});
