import type { Random } from './random.ts';

/** What can go wrong, and how often where a seed has nothing else in mind: the chance at each opportunity. */
const USUAL = {
  crash: 0.006, // of a process, at each await
  stall: 0.012, // of a process, for up to a quarter of an hour, at each await
  throttle: 0.03, // of each call to a service, as the next four
  'internal error': 0.015,
  'time-out before effect': 0.015,
  'time-out after effect': 0.03,
  'body cut off': 0.02, // of an object, while it is read
  'transaction delayed': 0.05, // on its way, for up to five minutes
  'transaction conflict': 0.08,
  'transaction throttled': 0.02,
  'batch left unprocessed': 0.1,
  'batch torn by a write': 0.2, // of rows read in one batch, some before and some after a transaction
  'short page': 0.3,
  'stale read': 0.5, // of a read that does not ask for a consistent one
  'event delayed': 0.3,
  'event duplicated': 0.15,
  'messages lost on the way': 0.05, // received, and seen again when they are visible again
  'deletion lost': 0.05, // of messages that were dealt with
  'snapshot damaged': 0.15, // at each look of the disk at what it holds
} as const;

export type Fault = keyof typeof USUAL;
export const FAULTS = Object.keys(USUAL) as readonly Fault[];

export type Faults = {
  /** Whether this goes wrong now. Never while all is calm. */
  readonly happens: (fault: Fault) => boolean;
  /** From now on nothing goes wrong. */
  readonly calm: () => void;
  readonly isCalm: () => boolean;
  readonly counts: ReadonlyMap<Fault, number>;
};

/** Faults of one run: each kind is off, usual or frequent throughout, so that each also meets every other alone. */
export const faultsOf = (random: Random): Faults => {
  const factors = new Map(FAULTS.map((fault) => [fault, random.pick([0, 0, 1, 1, 3])]));
  const counts = new Map<Fault, number>();
  let isCalm = false;
  return {
    happens: (fault) => {
      if (isCalm || !random.chance(USUAL[fault] * (factors.get(fault) ?? 0))) return false;
      counts.set(fault, (counts.get(fault) ?? 0) + 1);
      return true;
    },
    calm: () => {
      isCalm = true;
    },
    isCalm: () => isCalm,
    counts,
  };
};
