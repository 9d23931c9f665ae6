import { readFileSync } from 'node:fs';

/** Resident memory of a process in MB (2^20 bytes), now and at its highest. */
export type MemoryUse = { readonly now: number; readonly peak: number };

const kilobytes = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s{0,16}(\\d{1,12}) kB$`, 'm').exec(status)?.[1] ?? 0);

/**
 * What a process uses, from `/proc` (VmRSS and VmHWM, proc_pid_status(5)); null where the system has no `/proc` or
 * the process has ended. Elsewhere than on Linux a function is held by its heap limit alone.
 */
export const memoryOf = (pid: number | undefined): MemoryUse | null => {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return { now: kilobytes(status, 'VmRSS') / 1024, peak: kilobytes(status, 'VmHWM') / 1024 };
  } catch {
    return null; // It ended between two looks; its exit says why.
  }
};
