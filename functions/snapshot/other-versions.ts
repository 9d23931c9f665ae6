import type { SnapshotPointer, SnapshotStore } from '../archive/ports.ts';

/** For so many ms after a version was last at work one can go back to it, and it starts as fast as ever. */
export const KEPT_FOR = 7 * 24 * 3_600_000;

/**
 * The snapshots of other versions of the analyser that have to stay usable: a version that is being replaced still answers,
 * and one that was replaced may come back. Those that nobody has looked after for long are deleted.
 * @param now in ms
 */
export const keptByOthers = async (
  analysers: readonly string[],
  snapshots: SnapshotStore,
  now: number,
): Promise<readonly SnapshotPointer[]> => {
  const kept: SnapshotPointer[] = [];
  for (const analyser of analysers) {
    const pointers = await snapshots.pointers(analyser);
    // Software that did not note its looks did tell when it wrote a snapshot.
    const seen = (await snapshots.lookedAfter(analyser)) ?? pointers[0]?.at;
    if (seen !== undefined && now - Date.parse(seen) < KEPT_FOR) kept.push(...pointers);
    else await snapshots.retire(analyser);
  }
  return kept;
};
