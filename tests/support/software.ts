import { ingest, type Message } from '../../functions/ingest/ingest.ts';
import { makeFile } from '../../functions/ingest/make-articles.ts';
import { ANALYSER } from '../../functions/search/analysis.ts';
import { rangedSnapshots } from '../../functions/search/open-snapshot.ts';
import { assetsOf } from '../../functions/search/page/assets.ts';
import { Replica } from '../../functions/search/replica.ts';
import { routes } from '../../functions/search/routes.ts';
import { WITHOUT_WORDS } from '../../functions/search/words/own-words.ts';
import { freshIndexes } from '../../functions/snapshot/fresh-index.ts';
import { type SnapshotOutcome, takeSnapshot, type When } from '../../functions/snapshot/snapshot.ts';
import { type ArchiveLocation, archiveReader } from '../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../functions/stores/archive-writer.ts';
import { snapshotStore } from '../../functions/stores/snapshots.ts';
import { uploadStore } from '../../functions/stores/uploads.ts';

/** The functions of one version of the software, as their handlers wire them, on a table and buckets. */
export type Software = {
  readonly analyser: string;
  /** A search function that has just been started. */
  readonly search: (options?: SearchOptions) => ReturnType<typeof routes>;
  readonly takeSnapshot: (when?: When) => Promise<SnapshotOutcome>;
  /** @throws the error of the first message that failed */
  readonly ingest: (messages: readonly Message[]) => Promise<void>;
};

export type SearchOptions = {
  /** Whether it may start from a snapshot, or has to read the table from end to end. */
  readonly fromSnapshot?: boolean;
  /** Told what the replica reports: from what it started, and what it skipped. */
  readonly report?: (message: string) => void;
};

/** @param keep how many snapshots stay */
export const softwareOn = (location: ArchiveLocation, uploads: string, keep = 3): Software => {
  const { clock, s3 } = location;
  const archive = archiveReader(location);
  const snapshots = snapshotStore(location, keep);
  const quiet = { archive, clock, report: () => {} };
  return {
    analyser: ANALYSER,
    search: ({ fromSnapshot = true, report = () => {} } = {}) => {
      const ranged = rangedSnapshots(snapshots, report);
      return routes({
        words: WITHOUT_WORDS,
        archive,
        replica: new Replica({
          ...quiet,
          report,
          snapshots: fromSnapshot ? ranged : { ...ranged, pointers: async () => [] },
          measure: () => {},
          freshness: 0,
        }),
        clock,
        assets: assetsOf('', ''),
        measure: () => {},
        address: null,
        log: { info: () => {}, error: () => {} },
        requestId: () => 'request',
      });
    },
    takeSnapshot: (when = 'now') =>
      takeSnapshot(
        {
          archive,
          snapshots,
          clock,
          measure: () => {},
          freshIndex: freshIndexes({ ...quiet, snapshots }),
          afterCommits: 1,
        },
        when,
      ),
    ingest: async (messages) => {
      const outcomes = await ingest(messages, {
        archive: archiveWriter(location),
        clock,
        chance: () => 0.5,
        uploads: uploadStore({ s3, bucket: uploads }),
        makeFile,
        remaining: () => 60_000,
        measure: () => {},
      });
      for (const { error } of outcomes) if (error !== null) throw error;
    },
  };
};
