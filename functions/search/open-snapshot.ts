import { ArchiveError } from '../archive/errors.ts';
import type { SnapshotPointer, SnapshotStore } from '../archive/ports.ts';
import { inBackground } from './background.ts';
import { openRanged } from './index/ranged/ranged-snapshot.ts';
import { PagesMissing, type Source } from './index/ranged/source.ts';
import { openSnapshot, type Snapshot } from './index/snapshot.ts';
import type { Base } from './replica-index.ts';
import type { Report } from './report.ts';

/** A snapshot that an index stands on. */
export type OpenSnapshot = Snapshot &
  Base & {
    /** How many of its bytes have been read. */
    readonly read: () => number;
  };

/** Where snapshots come from. */
export type Snapshots = {
  readonly pointers: SnapshotStore['pointers'];
  /** @throws ArchiveError `corrupt` or `not-found` where it is of no use, `unavailable` where that cannot be known now */
  readonly open: (pointer: SnapshotPointer) => Promise<OpenSnapshot>;
};

/** Snapshots that are read whole, and all of it is checked, before anything is asked of them. */
export const wholeSnapshots = (store: Pick<SnapshotStore, 'pointers' | 'read'>): Snapshots => ({
  pointers: store.pointers,
  open: async (pointer) => ({
    ...openSnapshot(await store.read(pointer)),
    answer: async (ask) => ask(),
    damage: () => null,
    read: () => pointer.bytes,
  }),
});

/**
 * Snapshots of which the small sections are read first, then what questions touch, and behind the answers the rest. The
 * reading behind stops wherever Lambda freezes it or a read fails, and goes on behind the next answer. Every page is
 * checked before it is used.
 */
export const rangedSnapshots = (store: Pick<SnapshotStore, 'pointers' | 'readRange'>, report: Report): Snapshots => ({
  pointers: store.pointers,
  open: async (pointer) => {
    let damage: ArchiveError | null = null;
    const source: Source = {
      size: pointer.bytes,
      read: (from, to) => store.readRange(pointer, from, to).catch(goneIsCorrupt),
    };
    const snapshot = await openRanged(source);
    const watched = async <A>(work: Promise<A>): Promise<A> =>
      work.catch((error: unknown) => {
        if (error instanceof ArchiveError && error.code === 'corrupt') damage ??= error;
        throw error;
      });
    const loadRest = (): Promise<void> => watched(snapshot.loadRest());
    const goOn = inBackground(loadRest, (error) => {
      report('a snapshot could not be read to its end', { key: pointer.key, reason: String(error) });
    });
    const askWhole = async <A>(ask: () => A, error: unknown): Promise<A> => {
      if (!(error instanceof PagesMissing)) throw error; // the question wanted more rounds of reading than it may have
      await loadRest();
      return ask();
    };
    return {
      ...snapshot,
      answer: async (ask) => {
        const answer = await watched(snapshot.answer(ask)).catch((error: unknown) => askWhole(ask, error));
        goOn();
        return answer;
      },
      damage: () => damage,
      read: snapshot.present,
    };
  },
});

/** A snapshot that was deleted while it was read, as one is that newer ones have replaced, is of as little use. */
const goneIsCorrupt = (error: unknown): never => {
  if (!(error instanceof ArchiveError) || error.code !== 'not-found') throw error;
  throw new ArchiveError('corrupt', error.message, { cause: error });
};
