/** A clock whose sleep may be ended early. A `Clock` whose sleep cannot be will do: then its timers run out. */
export type WaitingClock = {
  readonly now: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
};

/** Where receivers wait until something may have changed. */
export type WaitingRoom = {
  /** Resolves at `until`, when woken, or when `signal` says so. */
  readonly wait: (until: number, signal?: AbortSignal) => Promise<void>;
  /** Ends every wait: whoever waited looks for itself. */
  readonly wake: () => void;
};

export const waitingRoom = (clock: WaitingClock): WaitingRoom => {
  const waiting = new Set<() => void>();
  return {
    wait: (until, signal) =>
      new Promise((resolve) => {
        const sleeping = new AbortController();
        const leave = (): void => {
          waiting.delete(leave);
          signal?.removeEventListener('abort', leave);
          sleeping.abort();
          resolve();
        };
        waiting.add(leave);
        signal?.addEventListener('abort', leave);
        clock.sleep(Math.max(0, until - clock.now()), sleeping.signal).then(leave, leave);
      }),
    wake: () => {
      for (const leave of [...waiting]) leave();
    },
  };
};
