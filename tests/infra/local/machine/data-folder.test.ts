import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takeDataFolder } from '../../../../infra/local/machine/data-folder.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'data-folder-'));

describe('The data folder', () => {
  it('is made where it is not there, and free again when it is released', () => {
    const path = join(folder(), 'deep', 'down');
    const taken = takeDataFolder(path);
    expect(readFileSync(join(path, 'lock'), 'utf8')).toBe(String(process.pid));
    taken.release();
    expect(existsSync(join(path, 'lock'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is closed to other users of the machine', () => {
    const path = join(folder(), 'data');
    takeDataFolder(path).release();
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('belongs to one process that is alive', () => {
    const path = folder();
    writeFileSync(join(path, 'lock'), String(process.ppid));
    expect(() => takeDataFolder(path)).toThrow(`Another archive (process ${process.ppid}) runs on ${path}.`);
  });

  it('is taken over from a process that was killed', async () => {
    const path = folder();
    const child = spawn(process.execPath, ['--eval', '']);
    await new Promise((ended) => child.once('exit', ended));
    writeFileSync(join(path, 'lock'), String(child.pid));
    expect(takeDataFolder(path).path).toBe(path);
  });

  it('is taken over from a process of the same number, or of none: both are of a former life', () => {
    for (const left of [String(process.pid), '', 'gone']) {
      const path = folder();
      writeFileSync(join(path, 'lock'), left);
      expect(takeDataFolder(path).path).toBe(path);
    }
  });

  it('must be a folder that can be written', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => takeDataFolder(join(file, 'data'))).toThrow(/cannot be written/);
  });
});
