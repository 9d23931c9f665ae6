import { ANALYSER } from './analysis.ts';
import type { OpenSnapshot, Snapshots } from './open-snapshot.ts';

/**
 * Opens the newest snapshot at once, while the function's modules still load; whoever asks first gets that one. One that
 * failed is tried again when it is asked for.
 */
export const prefetched = (snapshots: Snapshots): Snapshots => {
  let pointers: ReturnType<Snapshots['pointers']> | null = snapshots.pointers(ANALYSER);
  let newest: Promise<{ readonly key: string; readonly opened: OpenSnapshot } | null> | null = pointers.then(
    async ([pointer]) => (pointer === undefined ? null : { key: pointer.key, opened: await snapshots.open(pointer) }),
  );
  newest.catch(() => {}); // not lost: it is opened again, and then it fails where somebody waits for it

  return {
    pointers: (analyser) => {
      const held = pointers;
      pointers = null;
      return held === null ? snapshots.pointers(analyser) : held.catch(() => snapshots.pointers(analyser));
    },
    open: async (pointer) => {
      const held = newest;
      newest = null; // the index that stands on it is all that keeps it
      const found = await held?.catch(() => null);
      return found?.key === pointer.key ? found.opened : snapshots.open(pointer);
    },
  };
};
