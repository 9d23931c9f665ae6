import type { Clock } from '../../../functions/archive/ports.ts';
import type { Notice } from './record.ts';

/** Gives a message to the queue with this ARN; may throw, and is then asked again. */
export type Deliver = (queueArn: string, body: string) => void | Promise<void>;

export type Delivery = {
  /** Sends a notice, and again until the queue has taken it. At least once: a crash in between repeats it. */
  readonly send: (notice: Notice) => void;
  /** Resolves when nothing is on its way. */
  readonly settled: () => Promise<void>;
  readonly close: () => void;
};

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/** @param told is called once for each notice that a queue has taken, at once where `deliver` is synchronous */
export const openDelivery = (deliver: Deliver, clock: Clock, told: (notice: Notice) => void): Delivery => {
  const underway = new Set<Promise<void>>();
  let open = true;

  const settle = (notice: Notice): void => {
    if (open) told(notice);
  };

  const insist = async (notice: Notice, first: Promise<void>): Promise<void> => {
    let attempt = (): void | Promise<void> => first;
    for (let pause = FIRST_PAUSE; open; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        await attempt();
        return settle(notice);
      } catch (error) {
        process.emitWarning(`${notice.queue} did not take a notification, trying again: ${error}`);
      }
      attempt = () => deliver(notice.queue, notice.body);
      await clock.sleep(pause);
    }
  };

  const track = (work: Promise<void>): void => {
    underway.add(work);
    work.finally(() => underway.delete(work));
  };

  return {
    send: (notice) => {
      try {
        const taken = deliver(notice.queue, notice.body);
        if (taken === undefined) settle(notice);
        else track(insist(notice, taken));
      } catch (error) {
        track(insist(notice, Promise.reject(error)));
      }
    },
    settled: async () => {
      while (underway.size > 0) await Promise.all(underway);
    },
    close: () => {
      open = false;
    },
  };
};
