import type { WaitingClock } from '../../../../infra/local/sqs/waiting-room.ts';

/** A clock that stands still until it is told to go on. */
export const manualClock = (
  start = Date.UTC(2026, 2, 1),
): WaitingClock & { readonly advance: (seconds: number) => void } => {
  let now = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        sleepers.push({ until: now + milliseconds, wake });
      }),
    advance: (seconds) => {
      now += seconds * 1000;
      for (const { wake } of sleepers.filter(({ until }) => until <= now)) wake();
      sleepers = sleepers.filter(({ until }) => until > now);
    },
  };
};
