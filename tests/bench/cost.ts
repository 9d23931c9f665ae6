import { readFileSync } from 'node:fs';

/** What something took: milliseconds of CPU (of all threads) and by the clock. */
export type Cost = { readonly cpu: number; readonly wall: number };

/** CPU milliseconds of this process so far, of all threads. */
export const cpuTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Awaits `work` only if it must, so that a synchronous engine does not pay for the others. */
export const costOf = async <T>(work: () => T | Promise<T>): Promise<{ readonly result: T; readonly cost: Cost }> => {
  const started = performance.now();
  const before = cpuTime();
  const running = work();
  const result = running instanceof Promise ? await running : running;
  return { result, cost: { cpu: cpuTime() - before, wall: performance.now() - started } };
};

/**
 * The most memory that this process had resident, in MB. On Linux from /proc, since the kernel's ru_maxrss of a child
 * starts at its parent's.
 */
export const peakMemory = (): number => fromProc('VmHWM') ?? process.resourceUsage().maxRSS / 1_024;

/** What this process has resident now, in MB. */
export const residentMemory = (): number => process.memoryUsage.rss() / 2 ** 20;

const fromProc = (field: string): number | null => {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8'));
    return found === null ? null : Number(found[1]) / 1_024;
  } catch {
    return null; // no Linux
  }
};

/** The value below which a share of the others lies. `values` need not be sorted. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
