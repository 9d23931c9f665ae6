import type { Clock } from '../../../functions/archive/ports.ts';

/** A clock whose sleep ends early, without an error, when `signal` says so: what is stopped keeps no process alive. */
export type StoppableClock = {
  readonly now: Clock['now'];
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/** The time of this machine. */
export const systemClock: StoppableClock = {
  now: Date.now,
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      signal?.addEventListener('abort', wake);
    }),
};
