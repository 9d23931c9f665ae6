import type { ArchiveIndex } from '../archive-index.ts';
import type { IndexSource } from '../index-source.ts';
import { isIncomplete } from './shared-index.ts';

/** Answers from another source, made when it is needed, until the shared one is complete: nobody waits for it to be built. */
export const untilComplete = (shared: IndexSource, inMeantime: () => IndexSource): IndexSource => {
  let made: IndexSource | null = null;
  const meanwhile = (): IndexSource => {
    made ??= inMeantime();
    return made;
  };
  const ofMeanwhile = new WeakSet<ArchiveIndex>();
  let complete = false;
  const from = async (give: (source: IndexSource) => Promise<ArchiveIndex>): Promise<ArchiveIndex> => {
    try {
      const index = await give(shared);
      complete = true;
      return index;
    } catch (error) {
      if (!isIncomplete(error)) throw error;
      complete = false;
      const index = await give(meanwhile());
      ofMeanwhile.add(index);
      return index;
    }
  };
  const sourceOf = (index: ArchiveIndex): IndexSource => (ofMeanwhile.has(index) ? meanwhile() : shared);
  return {
    get engine() {
      return (complete ? shared : meanwhile()).engine;
    },
    get snapshot() {
      return (complete ? shared : meanwhile()).snapshot;
    },
    current: () => from((source) => source.current()),
    renewed: () => from((source) => source.renewed()),
    atLeast: (commit) => from((source) => source.atLeast(commit)),
    asOf: (index) => sourceOf(index).asOf(index),
    ask: (index, question) => sourceOf(index).ask(index, question),
  };
};
