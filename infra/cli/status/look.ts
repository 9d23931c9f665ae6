import type { Clock } from '../../../functions/archive/ports.ts';
import { ANALYSER } from '../../../functions/search/analysis.ts';
import { versionsUnder } from '../../../functions/stores/object-versions.ts';
import { snapshotStore } from '../../../functions/stores/snapshots.ts';
import { INCOMING } from '../../names.ts';
import type { Console } from '../console.ts';
import type { Opened } from '../on-archive.ts';
import { askHealth } from './health.ts';
import type { StatusMeans } from './status.ts';
import { stuckUploads } from './stuck.ts';

/** Where each part of the archive is asked how it is. */
export const meansOf = (
  { office, parts }: Opened,
  { console, clock }: { readonly console: Console; readonly clock: Clock },
): StatusMeans => {
  const { location } = office.inspector;
  const { pointers } = snapshotStore(location, 1);
  const { uploads, runs } = office.failed;
  return {
    console,
    clock,
    lastCommit: async () => {
      const [commit = null] = await office.reader.commits(Math.max(0, (await office.reader.lastCommit()) - 1), 1);
      return commit;
    },
    health: () => askHealth(parts.searchUrl),
    analyser: ANALYSER,
    snapshot: async (analyser) => (await pointers(analyser))[0] ?? null,
    queued: office.queued,
    index: office.feeder?.feed ?? null,
    dead: async () => {
      const counted = await Promise.all(
        runs.map(async ({ of, letters }) => [`${of}s`, await letters.count()] as const),
      );
      return { uploads: await uploads.count(), ...Object.fromEntries(counted) };
    },
    receipts: async (day) => {
      const counts = { accepted: 0, rejected: 0, withdrawn: 0 };
      for (const state of ['accepted', 'rejected', 'withdrawn'] as const)
        for await (const _ of office.desk.receiptsOn(day, state)) counts[state] += 1;
      return counts;
    },
    stuck: (before) =>
      stuckUploads(versionsUnder({ s3: location.s3, bucket: parts.bucket }, INCOMING), before, office.desk.receipts),
  };
};
