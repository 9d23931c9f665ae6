import type { Measure } from '../archive/measure.ts';
import type { SnapshotPointer } from '../archive/ports.ts';

/**
 * Measures the snapshots that are kept, of which there may be none yet.
 * @param kept the newest first
 * @param due whether the log has grown enough for another
 */
export const measureSnapshots = (
  kept: readonly SnapshotPointer[],
  due: boolean,
  now: number,
  measure: Measure,
): void => {
  const [newest] = kept;
  if (newest === undefined) return;
  measure('SnapshotBytes', newest.bytes);
  measure('SnapshotAge', due ? Math.max(0, now - Date.parse(newest.at)) / 1000 : 0);
  measure('IndexedArticles', newest.articles);
  measure('LostArticles', Math.max(...kept.map(({ articles }) => articles)) - newest.articles);
};
