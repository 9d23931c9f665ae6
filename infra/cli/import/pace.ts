import { ArchiveError } from '../../../functions/archive/errors.ts';
import type { Clock } from '../../../functions/archive/ports.ts';

/** How the archive bears what comes in. */
export type Load = {
  readonly queued: number; // messages that ingest has yet to deal with
  readonly behind: number; // commits that search lags behind the log
  readonly answered: number; // ms that it took search to say so
};

/** Files a second: at most, and where it is held back, at least. */
export type Bounds = { readonly most: number; readonly least: number };

const MOST_SECONDS_QUEUED = 5; // of uploads at the most: what is queued is ingested, however slowly more comes
const MOST_BEHIND = 100; // commits: as many as a replica replays when it starts
const SLOWEST = 1_000; // ms

/** What is too much for the archive, or null. */
export const strain = ({ queued, behind, answered }: Load, { most }: Bounds): string | null => {
  if (queued > MOST_SECONDS_QUEUED * most) return `${queued} messages wait for ingest`;
  if (behind > MOST_BEHIND) return `search is ${behind} commits behind`;
  if (answered > SLOWEST) return `search took ${(answered / 1000).toFixed(1)} s to answer`;
  return null;
};

const STEP = 0.1; // of the most

/** Additive increase, multiplicative decrease (Chiu and Jain, 1989), as TCP does: half where it strains, else a tenth more. */
export const nextRate = (rate: number, strained: boolean, { most, least }: Bounds): number =>
  strained ? Math.max(least, rate / 2) : Math.min(most, rate + most * STEP);

export type Pace = {
  /** Resolves when the next file may go. */
  readonly turn: () => Promise<void>;
  /** The slowest that it went, and what was ever too much. */
  readonly history: () => { readonly slowest: number; readonly held: number; readonly worst: Load };
};

const LOOK_EVERY = 3_000; // ms

/**
 * Lets files go so fast as the archive bears it. It begins with a tenth of the most, since functions have to start, looks
 * every few seconds, and a look that fails is a strain: what cannot be asked is not to be driven. It is not slowed further
 * while the queue becomes shorter, since what strains the archive then is what it was given before.
 * @param hold is told each time it is held back, and why
 */
export const openPace = (
  bounds: Bounds,
  {
    clock,
    look,
    hold,
  }: { readonly clock: Clock; readonly look: () => Promise<Load>; readonly hold: (why: string) => void },
): Pace => {
  let rate = Math.max(bounds.least, bounds.most * STEP);
  let next = clock.now();
  let lastLook = clock.now();
  let slowest = rate;
  let held = 0;
  let isLooking = false;
  let isLate = false; // the look under way, and that was a strain
  let queued = 0; // at the last look
  let worst: Load = { queued: 0, behind: 0, answered: 0 };

  const seen = async (): Promise<{ readonly why: string | null; readonly isEasing: boolean }> => {
    try {
      const load = await look();
      const isEasing = load.queued < queued;
      queued = load.queued;
      worst = {
        queued: Math.max(worst.queued, load.queued),
        behind: Math.max(worst.behind, load.behind),
        answered: Math.max(worst.answered, load.answered),
      };
      return { why: strain(load, bounds), isEasing };
    } catch (error) {
      if (error instanceof ArchiveError && error.code === 'unavailable') return { why: error.message, isEasing: false };
      throw error;
    }
  };

  const adjust = (why: string | null): void => {
    rate = nextRate(rate, why !== null, bounds);
    slowest = Math.min(slowest, rate);
    if (why === null) return;
    held += 1;
    hold(`${why}: on with ${rate.toFixed(rate < 10 ? 1 : 0)} files a second`);
  };

  /** One look at a time; one that is not answered by the time of the next is a strain of its own. */
  const lookAgain = async (): Promise<void> => {
    lastLook = clock.now();
    if (isLooking) {
      isLate = true;
      return adjust('the archive is long in answering');
    }
    isLooking = true;
    try {
      const { why, isEasing } = await seen();
      if (why === null || !(isEasing || isLate)) adjust(why);
    } finally {
      isLooking = false;
      isLate = false;
      lastLook = clock.now();
    }
  };

  return {
    turn: async () => {
      if (clock.now() - lastLook >= LOOK_EVERY) await lookAgain();
      const slot = Math.max(next, clock.now());
      next = slot + 1000 / rate;
      const wait = slot - clock.now();
      if (wait > 0) await clock.sleep(wait);
    },
    history: () => ({ slowest, held, worst }),
  };
};
