import type { Commit } from '../archive/commit.ts';
import { type ReadChangedDependencies, readChanged } from './readable.ts';
import type { ReplicaIndex } from './replica-index.ts';

const HEADS = 100; // what one BatchGetItem takes

/** Brings all that some commits changed into an index, which then reflects the last of them. Answers how many articles. */
export const bringInCommits = async (
  index: ReplicaIndex,
  commits: readonly Commit[],
  dependencies: ReadChangedDependencies,
  atOnce = HEADS,
): Promise<number> => {
  const changed = changedIn(commits, index);
  await bringIn(index, changed, dependencies, atOnce);
  const last = commits.at(-1);
  if (last !== undefined) index.reached(last.number);
  return changed.length;
};

/** Brings these articles into an index as the table has them, so many `atOnce`: nobody is answered meanwhile. */
export const bringIn = async (
  index: ReplicaIndex,
  ids: readonly string[],
  dependencies: ReadChangedDependencies,
  atOnce = HEADS,
): Promise<void> => {
  for (let at = 0; at < ids.length; at += atOnce) {
    const batch = ids.slice(at, at + atOnce);
    const { heads, now } = await readChanged(batch, dependencies);
    for (const id of batch) {
      const head = heads.get(id);
      if (head !== undefined) index.apply(head, now);
      else index.forget(id); // no reader may find it either
    }
  }
};

const changedIn = (commits: readonly Commit[], index: ReplicaIndex): string[] => {
  const changes = commits.flatMap((commit) => commit.changes);
  return [...new Set(changes.filter(({ id, revision }) => revision > index.revisionOf(id)).map(({ id }) => id))];
};
