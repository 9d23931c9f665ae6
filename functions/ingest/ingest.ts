import { mapBounded } from '../archive/map-bounded.ts';
import type { Measure } from '../archive/measure.ts';
import type { UploadStore } from '../archive/ports.ts';
import type { Finding, Upload } from '../archive/upload.ts';
import { commitCollection, hurryWith, removeMembers } from './collection.ts';
import { type CommitDependencies, commitFindings, type Settle, type Settled } from './commit.ts';
import { uploadsIn } from './events.ts';
import { type Collection, find } from './find.ts';
import type { MakeFile } from './made.ts';
import { measureSettled } from './measure-settled.ts';

export type Message = { readonly id: string; readonly body: string };

/** What became of one message; `error` where it must come again. */
export type MessageOutcome = {
  readonly id: string;
  readonly uploads: readonly {
    readonly key: string;
    readonly versionId: string | null;
    readonly outcome: Finding['outcome'] | 'collection' | 'gone';
    readonly settled: Settled | null;
    /** The commit that it is part of; null where it is part of none. */
    readonly commit: number | null;
  }[];
  readonly error: unknown;
};

export type IngestDependencies = CommitDependencies & {
  readonly uploads: UploadStore;
  readonly makeFile: MakeFile;
  /** Milliseconds until this invocation is ended. */
  readonly remaining: () => number;
  readonly measure: Measure;
};

const DOWNLOADS_AT_ONCE = 4; // of at most 50 MB each
const TIME_TO_COMMIT = 10_000; // ms kept back, so that slow files never cost the others of their batch what was found

type Work = { readonly message: string; readonly upload: Upload; readonly found: Finding | Collection | null };

/**
 * Brings the uploads that these messages announce into the archive: each on its own up to the commit, then together,
 * and after them the members of collections, one collection at a time. A message fails only for what may pass or for a
 * bug of ours, and takes no other with it.
 */
export const ingest = async (
  messages: readonly Message[],
  dependencies: IngestDependencies,
): Promise<readonly MessageOutcome[]> => {
  const errors = new Map<string, unknown>();
  const settled = new Map<Upload, { readonly as: Settled; readonly commit: number | null }>();
  const hurry = hurryWith(dependencies.remaining, TIME_TO_COMMIT);
  const attempt = async (id: string, act: () => Promise<void>): Promise<void> => {
    try {
      await act();
    } catch (error) {
      errors.set(id, error);
    }
  };

  const work: Work[] = [];
  const announced: { readonly message: string; readonly upload: Upload }[] = [];
  for (const { id, body } of messages) {
    await attempt(id, async () => {
      announced.push(...uploadsIn(body).map((upload) => ({ message: id, upload })));
    });
  }
  await mapBounded(announced, DOWNLOADS_AT_ONCE, ({ message, upload }) =>
    attempt(message, async () => {
      hurry();
      const found = (await isOfTakedown(upload, dependencies)) ? null : await find(upload, dependencies);
      work.push({ message, upload, found });
    }),
  );

  const settle: Settle = (finding, as, commit) => {
    settled.set(finding.upload, { as, commit });
    measureSettled(finding, as, dependencies.clock.now(), dependencies.measure);
  };
  const collecting = { ...dependencies, hurry, settle };
  const alone = work.filter(({ found }) => found?.outcome !== 'collection' && found?.outcome !== 'removed');
  await commitTogether(alone, dependencies, settle, errors);
  for (const { message, found } of work) {
    if (found?.outcome === 'collection') {
      await attempt(message, () => commitCollection(found, collecting));
    }
    if (found?.outcome === 'removed') {
      await attempt(message, () => removeMembers(found.upload, collecting));
    }
  }
  const removals = work.filter(({ message, found }) => found?.outcome === 'removed' && !errors.has(message));
  await commitTogether(removals, dependencies, settle, errors);
  // And again what was made meanwhile: no version that came before a removal is collected once its receipt stands.
  for (const { message, upload } of removals) {
    if (!errors.has(message)) await attempt(message, () => removeMembers(upload, collecting));
  }

  return messages.map(({ id }) => ({
    id,
    uploads: work.filter(({ message }) => message === id).map((it) => outcomeOf(it, settled)),
    error: errors.get(id) ?? null,
  }));
};

/**
 * Whether a version went after a takedown had its file marked: that is the takedown's own work, or what nobody else's removal
 * of single versions can be told from, and no removal of what else was in the file.
 */
const isOfTakedown = async ({ change, key }: Upload, { archive }: IngestDependencies): Promise<boolean> => {
  if (change !== 'remove-version') return false;
  const [standing] = await archive.standing([{ key, id: null }]);
  return standing?.receipt?.takedown !== undefined;
};

/** One commit for all, as far as one holds them; where it fails, the messages of what was not settled fail. */
const commitTogether = async (
  work: readonly Work[],
  dependencies: IngestDependencies,
  settle: Settle,
  errors: Map<string, unknown>,
): Promise<void> => {
  const done = new Set<Upload>();
  const findings = work.flatMap(({ found }) => (found === null || found.outcome === 'collection' ? [] : [found]));
  try {
    await commitFindings(findings, dependencies, (finding, as, commit) => {
      done.add(finding.upload);
      settle(finding, as, commit);
    });
  } catch (error) {
    for (const { message, found } of work) {
      if (found !== null && !done.has(found.upload)) errors.set(message, error);
    }
  }
};

const outcomeOf = (
  { upload, found }: Work,
  settled: ReadonlyMap<Upload, { readonly as: Settled; readonly commit: number | null }>,
) => {
  const { as = null, commit = null } = (found === null ? undefined : settled.get(found.upload)) ?? {};
  return {
    key: upload.key,
    versionId: upload.versionId,
    outcome: found?.outcome ?? ('gone' as const),
    settled: as,
    commit,
  };
};
