import type { Measure } from '../archive/measure.ts';
import type { SnapshotPointer } from '../archive/ports.ts';

/**
 * Measures the snapshots that are kept, of which there may be none yet: at each look how old the newest is, and the rest when
 * that has just been written, since CloudWatch bills each metric for the hours in which it is told.
 * @param kept the newest first
 * @param due whether the log has grown enough for another
 */
export const measureSnapshots = (
  kept: readonly SnapshotPointer[],
  { due, written }: { readonly due: boolean; readonly written: boolean },
  now: number,
  measure: Measure,
): void => {
  const [newest] = kept;
  if (newest === undefined) return;
  measure('SnapshotAge', due ? Math.max(0, now - Date.parse(newest.at)) / 1000 : 0);
  if (!written) return;
  measure('SnapshotBytes', newest.bytes);
  measure('IndexedArticles', newest.articles);
  measure('LostArticles', Math.max(...kept.map(({ articles }) => articles)) - newest.articles);
};
