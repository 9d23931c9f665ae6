import { open, stat } from 'node:fs/promises';
import type { Pace } from './engine.ts';

/** A file that is read by ranges, bytes `from` up to `to`. */
export type RangeSource = {
  readonly size: number;
  readonly read: (from: number, to: number) => Promise<Uint8Array>;
};

/** What was asked of a source so far. */
export type Traffic = { readonly requests: number; readonly bytes: number };

/** Milliseconds, and a way to wait: passed in, so that a test need not wait. */
type Timer = { readonly now: () => number; readonly sleep: (milliseconds: number) => Promise<void> };

const realTimer: Timer = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
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

export const fileSource = async (path: string): Promise<RangeSource & { readonly close: () => Promise<void> }> => {
  const file = await open(path);
  return {
    size: (await stat(path)).size,
    read: async (from, to) => {
      const bytes = new Uint8Array(to - from);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, from + filled);
        if (bytesRead === 0) throw new Error(`${path} ends before ${to}`);
        filled += bytesRead;
      }
      return bytes;
    },
    close: () => file.close(),
  };
};
