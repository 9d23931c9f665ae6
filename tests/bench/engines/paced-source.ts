import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { cpuTime } from '../cost.ts';
import type { Pace } from './engine.ts';

/** A file that is read by ranges, bytes `from` up to `to`. */
export type RangeSource = {
  readonly size: number;
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
};

/** What was asked of a source so far. */
export type Traffic = { readonly requests: number; readonly bytes: number };

/** Milliseconds, and a way to wait: passed in, so that a test need not wait. */
export type Timer = { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> };

export const realTimer: Timer = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/**
 * A clock on which this process's CPU and its waits pass, and nothing else: what other programs take of the machine does
 * not, and no wait is really waited for. What is not done when a wait is over takes from the next one, as by a real clock.
 */
export const simulatedTimer = (cpu: () => number = cpuTime): Timer => {
  let waited = 0;
  const sleepers: { readonly due: number; readonly wake: () => void }[] = [];
  const now = (): number => cpu() + waited;
  const wakeNext = (): void => {
    sleepers.sort((one, other) => one.due - other.due);
    const next = sleepers.shift();
    if (next === undefined) return;
    waited += Math.max(0, next.due - now());
    next.wake();
  };
  return {
    now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ due: now() + milliseconds, wake });
        setImmediate(wakeNext); // one for each: when all that can be done without waiting is done
      }),
  };
};

/**
 * The same source as if it were far away: every request waits for its first byte, and all of them share one line, on
 * which they are served in the order in which they were made.
 */
export const paced = (
  source: RangeSource,
  { bytesPerSecond, latency }: Pace,
  { now, sleep }: Timer = realTimer,
): RangeSource & { readonly traffic: () => Traffic } => {
  let free = 0; // when the line is
  let traffic: Traffic = { requests: 0, bytes: 0 };
  return {
    size: source.size,
    traffic: () => traffic,
    read: async (from, to) => {
      const asked = now();
      free = Math.max(free, asked + latency) + ((to - from) / bytesPerSecond) * 1_000;
      const due = free;
      traffic = { requests: traffic.requests + 1, bytes: traffic.bytes + to - from };
      const bytes = await source.read(from, to);
      await sleep(Math.max(0, due - now()));
      return bytes;
    },
  };
};

/** Read at once, without a thread that waits: the pace is the line's. */
export const fileSource = (path: string): RangeSource & { readonly close: () => void } => {
  const file = openSync(path, 'r');
  return {
    size: fstatSync(file).size,
    read: async (from, to) => {
      const bytes = new Uint8Array(to - from);
      let filled = 0;
      while (filled < bytes.length) {
        const read = readSync(file, bytes, filled, bytes.length - filled, from + filled);
        if (read === 0) throw new Error(`${path} ends before ${to}`);
        filled += read;
      }
      return bytes;
    },
    close: () => closeSync(file),
  };
};
