import { timetable } from '../../../infra/local/sqs/timetable.ts';

/** Time that only this moves, and everything that will happen in it. */
export type Scheduler = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly after: (milliseconds: number, act: () => void) => void;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /**
   * Lets one thing happen after the other until `work` is done: each with all that follows from it without waiting.
   * @throws where nothing is left to happen, and what `work` throws
   */
  readonly run: <T>(work: Promise<T>) => Promise<T>;
};

export const START = Date.parse('2031-05-04T03:00:00Z');

export const scheduler = (): Scheduler => {
  const due = timetable<() => void>();
  let now = START;
  const after: Scheduler['after'] = (milliseconds, act) => due.add(now + milliseconds, act);
  return {
    now: () => now,
    after,
    sleep: (milliseconds) => new Promise((wake) => after(milliseconds, wake)),
    run: async (work) => {
      let isDone = false;
      const ending = work.finally(() => {
        isDone = true;
      });
      ending.catch(() => {}); // told at the end
      await settled();
      while (!isDone) {
        const next = due.next();
        if (next === null) throw new Error('Nothing is left to happen, and something still waits');
        now = Math.max(now, next);
        due.take(now)?.();
        await settled();
      }
      return ending;
    },
  };
};

/** Promises that follow from each other are all settled before the event loop comes round. */
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));
