import { ArchiveError } from '../archive/errors.ts';
import type { Takedown, TakedownStore } from '../archive/takedown.ts';
import { type CommitDependencies, commitFindings } from '../ingest/commit.ts';
import { receiptsOf } from './standings.ts';

/**
 * Lifts a takedown: its notices stay, but an upload may bring the articles back. What was removed is not restored.
 * @param names ways to read what was asked for, of which the first that was taken down counts
 * @throws ArchiveError `not-found` where none was
 */
export const liftTakedown = async (
  names: readonly string[],
  { by, reason }: { readonly by: string; readonly reason: string },
  dependencies: CommitDependencies & { readonly store: Pick<TakedownStore, 'record' | 'save'> },
): Promise<Takedown> => {
  const { store, clock } = dependencies;
  const records = await Promise.all(names.map((name) => store.record(name)));
  const takedown = records.find((one) => one !== null);
  if (takedown === undefined) throw new ArchiveError('not-found', `${names[0]} was never taken down.`);
  const [receipt] = (await receiptsOf(takedown.keys, dependencies)).values();
  if (receipt === undefined)
    throw new ArchiveError('corrupt', `The archive has no receipt of ${takedown.keys.join(', ')}.`);
  const { key, versionId, sequencer } = receipt;
  for (const id of takedown.articles) {
    const upload = { change: 'put', key, versionId, sequencer, bytes: 0 } as const;
    await commitFindings([{ upload, outcome: 'lifted', id }], dependencies, () => {});
  }
  const lifted: Takedown = { ...takedown, lifted: { at: new Date(clock.now()).toISOString(), by, reason } };
  await store.save(lifted);
  return lifted;
};
