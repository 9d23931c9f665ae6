import type { SnapshotStore } from '../archive/ports.ts';
import { ANALYSER } from './analysis.ts';

type Snapshots = Pick<SnapshotStore, 'pointers' | 'read'>;

/**
 * Starts reading the newest snapshot at once, while the function's modules still load; whoever asks first gets that
 * reading. One that failed is tried again when it is asked for.
 */
export const prefetched = (snapshots: Snapshots): Snapshots => {
  let pointers: ReturnType<Snapshots['pointers']> | null = snapshots.pointers(ANALYSER);
  let newest: Promise<{ readonly key: string; readonly bytes: Uint8Array } | null> | null = pointers.then(
    async ([pointer]) => (pointer === undefined ? null : { key: pointer.key, bytes: await snapshots.read(pointer) }),
  );
  newest.catch(() => {}); // not lost: it is read again, and then it fails where somebody waits for it

  return {
    pointers: (analyser) => {
      const held = pointers;
      pointers = null;
      return held === null ? snapshots.pointers(analyser) : held.catch(() => snapshots.pointers(analyser));
    },
    read: async (pointer) => {
      const held = newest;
      newest = null; // the bytes of a large archive are not kept beside its index
      const found = await held?.catch(() => null);
      return found?.key === pointer.key ? found.bytes : snapshots.read(pointer);
    },
  };
};
