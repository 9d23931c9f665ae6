import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../start-error.ts';

/** A folder that this process alone may write, until it is released or the process ends. */
export type DataFolder = { readonly path: string; readonly release: () => void };

/**
 * Takes a folder for this process, making it where it is not there. The lock of a process that was killed is taken
 * over.
 * @throws StartError where it cannot be written, or another machine runs on it
 */
export const takeDataFolder = (folder: string): DataFolder => {
  const path = resolve(folder);
  const lock = join(path, 'lock');
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 }); // articles under an embargo are nobody else's
    accessSync(path, constants.W_OK);
  } catch (error) {
    throw new StartError(
      `The data folder ${path} cannot be written: ${reasonOf(error)}`,
      'Set CUTTINGS_DATA to a folder that can.',
    );
  }
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return { path, release: () => rmSync(lock, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const holder = Number(readFileSync(lock, 'utf8'));
      if (isAlive(holder))
        throw new StartError(
          `Another archive (process ${holder}) runs on ${path}.`,
          `Stop it, or set CUTTINGS_DATA to another folder. If process ${holder} is no archive, delete ${lock}.`,
        );
      rmSync(lock, { force: true });
    }
  }
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A lock of our own number was left by a process before us: after a restart of a container numbers begin anew. */
const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid < 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};
