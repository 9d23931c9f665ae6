import type { Clock } from '../../functions/archive/ports.ts';

export type ManualClock = Clock & { readonly pass: (milliseconds: number) => void };

/** Time that passes only when somebody says so, or sleeps. */
export const manualClock = (start = Date.parse('2031-05-04T03:02:01Z')): ManualClock => {
  let now = start;
  const pass = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { now: () => now, sleep: async (milliseconds) => pass(milliseconds), pass };
};
