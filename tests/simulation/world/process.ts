import type { Clock } from '../../../functions/archive/ports.ts';
import type { Faults } from './faults.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

export type Circumstances = {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly faults: Faults;
  readonly trace: (line: () => string) => void;
};

/** One run of a function: it waits, may stall at each wait and go on much later, and may be killed there for good. */
export type Process = {
  readonly name: string;
  /** A wait of the process. One that is killed in it never learns of its end. */
  readonly step: (what: string, milliseconds?: number) => Promise<void>;
  readonly clock: Clock;
  readonly isAlive: () => boolean;
  /** Resolves when the process is killed. */
  readonly killed: Promise<'killed'>;
};

const LONGEST_STALL = 15 * 60_000;

/** @param timeout ms after which Lambda kills it at its next wait, unless it is one that stalls and goes on all the same */
export const startProcess = (
  { scheduler, random, faults, trace }: Circumstances,
  name: string,
  timeout: number,
): Process => {
  const end = random.chance(0.5) ? scheduler.now() + timeout : Number.POSITIVE_INFINITY;
  let alive = true;
  let kill = (): void => {};
  const killed = new Promise<'killed'>((resolve) => {
    kill = () => {
      alive = false;
      resolve('killed');
    };
  });

  const step: Process['step'] = (what, milliseconds = random.between(1, 20)) => {
    const stall = faults.happens('stall') ? random.next() ** 4 * LONGEST_STALL : 0;
    trace(() => `${name}: ${what}${stall === 0 ? '' : `, stalled for ${Math.round(stall)} ms`}`);
    return new Promise((goOn) => {
      scheduler.after(milliseconds + stall, () => {
        if (!alive) return;
        if (faults.happens('crash') || (!faults.isCalm() && scheduler.now() > end)) {
          trace(() => `${name}: KILLED at "${what}"`);
          kill();
        } else goOn();
      });
    });
  };

  return {
    name,
    step,
    clock: { now: scheduler.now, sleep: (milliseconds) => step(`sleep ${Math.round(milliseconds)} ms`, milliseconds) },
    isAlive: () => alive,
    killed,
  };
};
