import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The functions' logs: a file each, and the one before it. */
export type Logs = {
  readonly write: (functionName: string, line: string) => void;
  readonly close: () => void;
};

/** At this size, in bytes, a log becomes `<name>.log.1` in place of the one that was. */
const LARGEST = 10 * 1024 * 1024;

export const openLogs = (folder: string, largest = LARGEST): Logs => {
  mkdirSync(folder, { recursive: true });
  const files = new Map<string, { file: number; bytes: number }>();

  const open = (path: string): { file: number; bytes: number } => {
    const file = openSync(path, 'a');
    return { file, bytes: fstatSync(file).size };
  };

  return {
    write: (functionName, line) => {
      const path = join(folder, `${functionName}.log`);
      let log = files.get(functionName) ?? open(path);
      if (log.bytes > largest) {
        closeSync(log.file);
        renameSync(path, `${path}.1`);
        log = open(path);
      }
      log.bytes += writeSync(log.file, `${line}\n`);
      files.set(functionName, log);
    },
    close: () => {
      for (const { file } of files.values()) closeSync(file);
      files.clear();
    },
  };
};
