import { ArchiveError } from '../archive/errors.ts';
import { mapBounded } from '../archive/map-bounded.ts';
import type { UploadStore } from '../archive/ports.ts';
import type { Finding, Upload } from '../archive/upload.ts';
import { type CommitDependencies, commitFindings, type Settled } from './commit.ts';
import { uploadsIn } from './events.ts';
import { find, type MakeArticles } from './find.ts';

export type Message = { readonly id: string; readonly body: string };

/** What became of one message; `error` where it must come again. */
export type MessageOutcome = {
  readonly id: string;
  readonly uploads: readonly {
    readonly key: string;
    readonly outcome: Finding['outcome'] | 'gone';
    readonly settled: Settled | null;
  }[];
  readonly error: unknown;
};

export type IngestDependencies = CommitDependencies & {
  readonly uploads: UploadStore;
  readonly makeArticles: MakeArticles;
  /** Milliseconds until this invocation is ended. */
  readonly remaining: () => number;
};

const DOWNLOADS_AT_ONCE = 4; // of at most 50 MB each
const TIME_TO_COMMIT = 10_000; // ms kept back, so that slow files never cost the others of their batch what was found

type Work = { readonly message: string; readonly upload: Upload; readonly finding: Finding | null };

/**
 * Brings the uploads that these messages announce into the archive: each on its own up to the commit, then together.
 * A message fails only for what may pass or for a bug of ours, and takes no other with it.
 */
export const ingest = async (
  messages: readonly Message[],
  dependencies: IngestDependencies,
): Promise<readonly MessageOutcome[]> => {
  const errors = new Map<string, unknown>();
  const failing = <T>(id: string, error: unknown, instead: T): T => {
    errors.set(id, error);
    return instead;
  };

  const announced = messages.flatMap(({ id, body }) => {
    try {
      return uploadsIn(body).map((upload) => ({ message: id, upload }));
    } catch (error) {
      return failing(id, error, []);
    }
  });
  const work: readonly Work[] = await mapBounded(announced, DOWNLOADS_AT_ONCE, async ({ message, upload }) => {
    try {
      if (dependencies.remaining() < TIME_TO_COMMIT) {
        throw new ArchiveError('unavailable', `There was no time left to read ${upload.key}`);
      }
      return { message, upload, finding: await find(upload, dependencies) };
    } catch (error) {
      return failing(message, error, { message, upload, finding: null });
    }
  });

  const settled = new Map<Upload, Settled>();
  const findings = work.flatMap(({ finding }) => (finding === null ? [] : [finding]));
  try {
    await commitFindings(findings, dependencies, (upload, as) => settled.set(upload, as));
  } catch (error) {
    for (const { message, finding } of work) {
      if (finding !== null && !settled.has(finding.upload)) errors.set(message, error);
    }
  }
  return messages.map(({ id }) => ({
    id,
    uploads: work
      .filter(({ message }) => message === id)
      .map(({ upload, finding }) => ({
        key: upload.key,
        outcome: finding?.outcome ?? 'gone',
        settled: finding === null ? null : (settled.get(finding.upload) ?? null),
      })),
    error: errors.get(id) ?? null,
  }));
};
