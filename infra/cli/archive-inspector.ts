import { CopyObjectCommand, DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { Commit } from '../../functions/archive/commit.ts';
import { ArchiveError } from '../../functions/archive/errors.ts';
import type { Mend } from '../../functions/reconcile/differences.ts';
import { type Seen, sortFacts, sortVersions } from '../../functions/reconcile/seen.ts';
import { type ArchiveLocation, archiveReader } from '../../functions/stores/archive-reader.ts';
import { readLogEnd } from '../../functions/stores/commit-log.ts';
import { calling } from '../../functions/stores/failures.ts';
import { versionsUnder } from '../../functions/stores/object-versions.ts';
import { listOverflow } from '../../functions/stores/overflow.ts';
import { type TakedownDependencies, takeDown } from '../../functions/takedown/take-down.ts';
import { INCOMING } from '../names.ts';
import type { Feeder } from './feeder.ts';

export type InspectorMeans = {
  readonly location: ArchiveLocation;
  readonly uploads: string; // the bucket
  readonly takedown: TakedownDependencies;
  readonly searchIds: (commit: number) => Promise<ReadonlySet<string>>;
  readonly reindex: () => Promise<unknown>;
  /** Where the index is in OpenSearch, what keeps it; null where it is in memory. */
  readonly feeder: Pick<Feeder, 'indexed' | 'again'> | null;
};

const ROWS = 1000; // of the log, in one read

/** Looks at all three places: the bucket first, so that what is uploaded meanwhile is not missed in the table. */
export const lookAround = async (means: InspectorMeans): Promise<Seen> => {
  const { location, uploads, takedown, searchIds, feeder } = means;
  const bucket = await sortVersions(versionsUnder({ s3: location.s3, bucket: uploads }, INCOMING));
  const large = new Map((await listOverflow(location, null)).map(({ key, at }) => [key, at]));
  const facts = await sortFacts(takedown.facts.all());
  const log = await readLog(location);
  const logEnd = await readLogEnd(location);
  const found = await searchIds(log.at(-1)?.number ?? 0).catch((error: unknown) => {
    if (error instanceof ArchiveError && error.code === 'unavailable') return null;
    throw error;
  });
  const indexed = feeder && (await feeder.indexed(log.at(-1)?.number ?? 0));
  return { bucket, large, ...facts, log, logEnd, found, indexed };
};

const readLog = async (location: ArchiveLocation): Promise<readonly Commit[]> => {
  const { commits } = archiveReader(location);
  const log: Commit[] = [];
  for (;;) {
    const rows = await commits(log.at(-1)?.number ?? 0, ROWS);
    if (rows.length === 0) return log;
    log.push(...rows);
  }
};

/** @throws ArchiveError where it could not be done */
export const mendOne = async (mend: Mend, means: InspectorMeans): Promise<void> => {
  const { s3, bucket } = means.location;
  switch (mend.by) {
    case 'putting-again':
      return putAgain(mend, means);
    case 'deleting-again':
      await calling(`delete ${mend.key}`, () =>
        s3.send(new DeleteObjectCommand({ Bucket: means.uploads, Key: mend.key })),
      );
      return;
    case 'deleting-large':
      await calling(`delete ${mend.key}`, () => s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: mend.key })));
      return;
    case 'purging':
      return means.takedown.archive.purge(mend.id, mend.revision);
    case 'taking-down-again':
      return takeDownAgain(mend.target, means);
    case 'feeding-again':
      return means.feeder?.again(mend.id);
    case 'indexing-again':
      await means.reindex();
  }
};

/** A copy onto itself is a new version, and so an event with a sequencer of its own: S3 tells nobody that of an old one. */
const putAgain = async (
  { key, versionId }: Extract<Mend, { by: 'putting-again' }>,
  { location: { s3 }, uploads }: InspectorMeans,
): Promise<void> => {
  const source = `${uploads}/${key.split('/').map(encodeURIComponent).join('/')}?versionId=${encodeURIComponent(versionId)}`;
  await calling(`put ${key} again`, () =>
    s3.send(new CopyObjectCommand({ Bucket: uploads, Key: key, CopySource: source, MetadataDirective: 'REPLACE' })),
  );
};

/** In the words of the first time, where there was one under this name. */
const takeDownAgain = async (target: string, { takedown }: InspectorMeans): Promise<void> => {
  const { reason, notice, by } = (await takedown.store.record(target)) ?? {
    reason: 'It was taken down before, and uploaded again.',
    notice: 'This article was withdrawn for legal reasons.',
    by: 'cuttings reconcile',
  };
  await takeDown([target], { by, reason, notice }, takedown);
};
