import { ArchiveError } from '../archive/errors.ts';
import type { SnapshotPointer } from '../archive/ports.ts';
import type { ArchiveIndex } from './archive-index.ts';

/** Where routes have the index from, as of the state that they need. */
export type IndexSource = {
  /** Who answers. */
  readonly engine: 'memory' | 'opensearch';
  /** The snapshot that the index stands on, and how much of it has been read; null where it stands on none. */
  readonly snapshot: (SnapshotPointer & { readonly read: number }) | null;
  /** The index as the log stood a short while ago, with no article under an embargo that still holds. */
  readonly current: () => Promise<ArchiveIndex>;
  /** The index as the log stands now or later. */
  readonly renewed: () => Promise<ArchiveIndex>;
  /**
   * The index with every change through `commit`.
   * @throws ArchiveError `bad-request` where there is no such commit; `detail.commit` is the last one
   */
  readonly atLeast: (commit: number) => Promise<ArchiveIndex>;
  /** When the log was last read for an index that this source has given, in ms: everything committed before is in it. */
  readonly asOf: (index: ArchiveIndex) => number;
  /** Asks an index that this source has given; if that turns out to be damaged, the one that takes its place. */
  readonly ask: <A>(index: ArchiveIndex, question: (index: ArchiveIndex) => A) => Promise<A>;
};

/**
 * The index with every change through `commit`. It is not waited for: whoever has the number of a commit has it from the
 * log, or from a receipt that was written with it, and the log is read consistently.
 * @throws ArchiveError `bad-request` where there is no such commit; `detail.commit` is the last one
 */
export const indexAtLeast = async <I extends ArchiveIndex>(
  commit: number,
  source: { readonly current: () => Promise<I>; readonly renewed: () => Promise<I> },
): Promise<I> => {
  const current = await source.current();
  const index = current.commit < commit ? await source.renewed() : current;
  if (index.commit >= commit) return index;
  throw new ArchiveError('bad-request', `is beyond the last commit of the archive, which is ${index.commit}`, {
    detail: { parameter: 'atLeast', commit: index.commit },
  });
};
