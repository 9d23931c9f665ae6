/** Who is due when: a binary heap. What is no longer true is left in it and skipped by whoever takes it out. */
export type Timetable<T> = {
  readonly add: (due: number, item: T) => void;
  /** The earliest time in it, or null where it is empty. */
  readonly next: () => number | null;
  /** Takes out the earliest, if it is due by `now`. */
  readonly take: (now: number) => T | null;
};

export const timetable = <T>(): Timetable<T> => {
  const heap: { readonly due: number; readonly item: T }[] = [];
  const dueAt = (at: number): number => heap[at]?.due ?? Number.POSITIVE_INFINITY;

  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  };

  const rise = (at: number): void => {
    for (let child = at; child > 0; ) {
      const parent = (child - 1) >> 1;
      if (dueAt(parent) <= dueAt(child)) return;
      swap(parent, child);
      child = parent;
    }
  };

  const sink = (): void => {
    for (let parent = 0; ; ) {
      const left = 2 * parent + 1;
      const smaller = dueAt(left + 1) < dueAt(left) ? left + 1 : left;
      if (dueAt(parent) <= dueAt(smaller)) return;
      swap(parent, smaller);
      parent = smaller;
    }
  };

  return {
    add: (due, item) => {
      heap.push({ due, item });
      rise(heap.length - 1);
    },
    next: () => heap[0]?.due ?? null,
    take: (now) => {
      const first = heap[0];
      if (first === undefined || first.due > now) return null;
      swap(0, heap.length - 1);
      heap.pop();
      sink();
      return first.item;
    },
  };
};
