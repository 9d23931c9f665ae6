import type { Slip } from './backlog.ts';
import { timetable } from './timetable.ts';

/** Which messages may be seen, and which are hidden until when: in flight or delayed. Lives in memory only. */
export type Shelf = {
  /** In the order in which they came to be visible. */
  readonly visible: ReadonlySet<Slip>;
  readonly hidden: ReadonlyMap<Slip, number>;
  readonly show: (slip: Slip) => void;
  readonly hide: (slip: Slip, until: number) => void;
  readonly drop: (slip: Slip) => void;
  /** Shows what was hidden long enough. */
  readonly tidy: (now: number) => void;
  /** When something will next be shown, or null. */
  readonly nextDue: () => number | null;
};

export const openShelf = (): Shelf => {
  const visible = new Set<Slip>();
  const hidden = new Map<Slip, number>();
  const due = timetable<Slip>();

  const show = (slip: Slip): void => {
    hidden.delete(slip);
    visible.add(slip);
  };

  return {
    visible,
    hidden,
    show,
    hide: (slip, until) => {
      visible.delete(slip);
      hidden.set(slip, until);
      due.add(until, slip);
    },
    drop: (slip) => {
      visible.delete(slip);
      hidden.delete(slip);
    },
    tidy: (now) => {
      for (let slip = due.take(now); slip !== null; slip = due.take(now))
        // Else it was shown, dropped or hidden for longer since.
        if ((hidden.get(slip) ?? Number.POSITIVE_INFINITY) <= now) show(slip);
    },
    nextDue: due.next,
  };
};
