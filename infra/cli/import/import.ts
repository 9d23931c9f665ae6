import type { Clock } from '../../../functions/archive/ports.ts';
import { alreadyThere } from '../already-there.ts';
import type { Console } from '../console.ts';
import type { Sizes } from '../cost/archive-cost.ts';
import type { Desk } from '../desk.ts';
import { filesUnder } from '../files.ts';
import { type Parcel, sendAll } from '../send-all.ts';
import type { Connection } from '../stack-outputs.ts';
import { localParcels } from '../upload.ts';
import { type Load, openPace, type Pace } from './pace.ts';
import { planImport, tellPlan } from './plan.ts';
import { openSnapshots } from './snapshots.ts';
import { bucketFiles, bucketOf } from './source.ts';

export type ImportOptions = {
  readonly prefix?: string;
  /** Files a second, at most. */
  readonly rate: number;
  readonly wait: number;
  readonly json?: boolean;
};

export type ImportMeans = {
  readonly console: Console;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly connection: Connection;
  readonly look: () => Promise<Load>;
  /** Has a snapshot written if one is due. */
  readonly snapshot: () => Promise<void>;
};

const LEAST_RATE = 1; // file a second, however the archive strains

/**
 * Brings a back archive in: all files of a folder, or all objects under a prefix of a bucket, those that are there already
 * left out, so fast as readers do not feel it.
 * @returns the exit code: 0 every file was accepted, 1 not every one
 * @throws ArchiveError where the source cannot be read, or the archive not be asked
 */
export const importAll = async (source: string, options: ImportOptions, means: ImportMeans): Promise<number> => {
  const { console, clock, desk } = means;
  const parcels = await parcelsOf(source, options, means);
  const there = parcels.filter((parcel) => parcel.there !== null).length;
  console.tell(`${parcels.length} files, ${there} of them in the bucket already.`);
  const bounds = { most: options.rate, least: Math.min(LEAST_RATE, options.rate) };
  const pace = openPace(bounds, { clock, look: means.look, hold: console.tell });
  const snapshots = openSnapshots(means.snapshot, clock, console.tell);
  const turn = (): Promise<void> => {
    snapshots.look();
    return pace.turn();
  };
  const good = await sendAll(parcels, options, { console, desk, clock, turn });
  await snapshots.done();
  console.tell(tellPace(pace.history()));
  return good ? 0 : 1;
};

const tellPace = ({ held, slowest, worst }: ReturnType<Pace['history']>): string => {
  const most = `at the most ${worst.queued} messages waited, search was ${worst.behind} commits behind and took ${worst.answered} ms`;
  return held === 0
    ? `Never held back: ${most}.`
    : `Held back ${held} times, to ${slowest.toFixed(1)} files a second at the slowest: ${most}.`;
};

/** Tells what an import would take. The archive is not asked, and need not be there. @returns the exit code */
export const planOnly = async (
  source: string,
  options: Pick<ImportOptions, 'rate' | 'json'>,
  {
    console,
    connection,
    sizes,
  }: Pick<ImportMeans, 'console' | 'connection'> & { readonly sizes: Sizes & { readonly ingestConcurrency: number } },
): Promise<number> => {
  const bucket = bucketOf(source);
  const files = bucket === null ? await filesUnder(source) : await bucketFiles(connection, bucket, '');
  const size = { files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
  const planned = planImport(size, { rate: options.rate, concurrency: sizes.ingestConcurrency }, sizes);
  for (const line of options.json ? [JSON.stringify(planned)] : tellPlan(planned)) console.print(line);
  return 0;
};

const parcelsOf = async (
  source: string,
  { prefix }: ImportOptions,
  { desk, connection }: ImportMeans,
): Promise<readonly Parcel[]> => {
  const bucket = bucketOf(source);
  if (bucket === null) return localParcels([source], prefix, desk, true);
  const files = await bucketFiles(connection, bucket, prefix ?? '');
  const there = await alreadyThere(files, desk.stored());
  return files.map(({ key, from }) => ({
    path: `s3://${from.bucket}/${from.key}`,
    key,
    there: there.get(key) ?? null,
    send: () => desk.copy(from, key),
  }));
};
