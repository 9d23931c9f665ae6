import { createHash } from 'node:crypto';

/** Numbers that only grow: also over restarts, and also where the clock steps back. */
export type Stamps = {
  readonly next: () => number;
  /** Tells of a stamp that was given before the restart. */
  readonly observe: (stamp: number) => void;
  readonly last: () => number;
};

// 1,024 stamps fit in a millisecond; milliseconds × 1,024 stays a safe integer until the year 2248.
const PER_MILLISECOND = 1024;

export const stampsFrom = (now: () => number): Stamps => {
  let last = 0;
  return {
    next: () => {
      last = Math.max(last + 1, Math.floor(now()) * PER_MILLISECOND);
      return last;
    },
    observe: (stamp) => {
      last = Math.max(last, stamp);
    },
    last: () => last,
  };
};

/** A stamp as S3's sequencer: hexadecimal, of one width, so that text order is the order of events. */
export const sequencerOf = (stamp: number): string => stamp.toString(16).toUpperCase().padStart(18, '0');

export const stampOf = (sequencer: string): number => Number.parseInt(sequencer, 16);

/**
 * A version or upload id: 32 characters that are the same for the same stamp, yet show no order, since S3's do not
 * either. Lower-case hexadecimal, because it is also a file's name where names ignore case.
 */
export const opaqueId = (stamp: number): string =>
  createHash('sha256').update(`cuttings ${stamp}`).digest('hex').slice(0, 32);
