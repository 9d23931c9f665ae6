import type { StoppableClock } from '../../../../infra/local/lambda/stoppable-clock.ts';

/** A clock that moves only by hand: `advance` wakes, in order, whoever's time has come. */
export const manualClock = (start = 0) => {
  let time = start;
  const sleepers: { until: number; wake: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const clock: StoppableClock = {
    now: () => time,
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        sleepers.push({ until: time + milliseconds, wake: resolve });
        signal?.addEventListener('abort', () => resolve());
      }),
  };
  const advance = async (milliseconds: number): Promise<void> => {
    await settle();
    const end = time + milliseconds;
    for (;;) {
      const due = sleepers.filter(({ until }) => until <= end).sort((a, b) => a.until - b.until)[0];
      if (due === undefined) break;
      time = Math.max(time, due.until);
      sleepers.splice(sleepers.indexOf(due), 1);
      due.wake();
      await settle();
    }
    time = end;
    await settle();
  };
  return { ...clock, advance, settle };
};
