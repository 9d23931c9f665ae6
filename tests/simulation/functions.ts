import type { ArchiveReader, SnapshotStore } from '../../functions/archive/ports.ts';
import { ingest, type Message, type MessageOutcome } from '../../functions/ingest/ingest.ts';
import { ANALYSER } from '../../functions/search/analysis.ts';
import { rangedSnapshots, type Snapshots, wholeSnapshots } from '../../functions/search/open-snapshot.ts';
import { assetsOf } from '../../functions/search/page/assets.ts';
import { prefetched } from '../../functions/search/prefetch.ts';
import { Replica } from '../../functions/search/replica.ts';
import { routes } from '../../functions/search/routes.ts';
import { WITHOUT_WORDS } from '../../functions/search/words/own-words.ts';
import { type SnapshotOutcome, takeSnapshot, type When } from '../../functions/snapshot/snapshot.ts';
import { archiveReader } from '../../functions/stores/archive-reader.ts';
import { archiveWriter } from '../../functions/stores/archive-writer.ts';
import { snapshotStore } from '../../functions/stores/snapshots.ts';
import { tableFacts } from '../../functions/stores/table-facts.ts';
import { takedownStore } from '../../functions/stores/takedowns.ts';
import { uploadStore } from '../../functions/stores/uploads.ts';
import { type TakedownReceipt, takeDown } from '../../functions/takedown/take-down.ts';
import { dynamoClient } from './world/dynamodb-client.ts';
import type { Process } from './world/process.ts';
import { s3Client } from './world/s3-client.ts';
import { UPLOADS } from './world/uploads.ts';
import { ARCHIVE, type World } from './world/world.ts';
import type { Wrappers } from './wrappers.ts';

/** The functions, wired as their handlers wire them, each to the clients of one process. */

const locationOf = (world: World, process: Process, { table }: Wrappers) => ({
  client: dynamoClient(world.table, process, table),
  s3: s3Client(world, process),
  table: ARCHIVE,
  bucket: ARCHIVE,
  clock: process.clock,
});

export const runIngest = (
  world: World,
  process: Process,
  wrappers: Wrappers,
  messages: readonly Message[],
  timeout: number,
): Promise<readonly MessageOutcome[]> => {
  const location = locationOf(world, process, wrappers);
  const end = world.scheduler.now() + timeout;
  return wrappers.ingest(ingest)(messages, {
    archive: wrappers.writer(archiveWriter(location)),
    uploads: wrappers.uploads(uploadStore({ s3: location.s3, bucket: UPLOADS })),
    makeFile: world.makeFile,
    clock: process.clock,
    chance: world.random.next,
    remaining: () => end - world.scheduler.now(),
    measure: () => {},
  });
};

/** A version of the software as its snapshots show it: another one's are not to be read, nor are its to be read by it. */
export type Version = 'this' | 'other';

const OTHER = `other-${ANALYSER}`;

const versioned = (store: SnapshotStore, version: Version): SnapshotStore => {
  if (version === 'this') return store;
  const name = (analyser: string): string => (analyser === ANALYSER ? OTHER : ANALYSER); // each takes itself for this one
  return {
    ...store,
    pointers: (analyser) => store.pointers(name(analyser)),
    write: (analyser, facts, bytes, alone) => store.write(name(analyser), facts, bytes, alone),
    sweep: async (analyser) => (await store.sweep(name(analyser))).map(name),
    lookAfter: (analyser, at) => store.lookAfter(name(analyser), at),
    lookedAfter: (analyser) => store.lookedAfter(name(analyser)),
    retire: (analyser) => store.retire(name(analyser)),
  };
};

const storesOf = (world: World, process: Process, wrappers: Wrappers, version: Version, keep: number) => {
  const location = locationOf(world, process, wrappers);
  return {
    archive: archiveReader(location),
    snapshots: versioned(wrappers.snapshots(snapshotStore(location, keep)), version),
  };
};

const newReplica = (
  archive: ArchiveReader,
  snapshots: Snapshots,
  { clock }: Process,
  options: Pick<SearchOptions, 'freshness' | 'rows' | 'renewAfter'>,
): Replica => new Replica({ ...options, archive, snapshots, clock, report: () => {}, measure: () => {} });

export const runSnapshot = (
  world: World,
  process: Process,
  wrappers: Wrappers,
  version: Version,
  when: When = 'due',
): Promise<SnapshotOutcome> => {
  const { archive, snapshots } = storesOf(world, process, wrappers, version, version === 'this' ? 2 : 1);
  return takeSnapshot(
    {
      archive,
      snapshots,
      clock: process.clock,
      measure: () => {},
      freshIndex: () =>
        newReplica(wrappers.reader(archive, 'replica'), wholeSnapshots(snapshots), process, { freshness: 0 }).current(),
      afterCommits: version === 'this' ? 2 : 1,
    },
    when,
  );
};

/** The engineer's command, with what it is wired to; the snapshot function that it asks runs in a process of its own. */
export const runTakedown = (
  world: World,
  process: Process,
  wrappers: Wrappers,
  target: string,
  snapshot: () => Promise<number>,
): Promise<TakedownReceipt> => {
  const location = locationOf(world, process, wrappers);
  const order = { by: 'an engineer', reason: 'An order', notice: 'Withdrawn.' };
  return takeDown([target], order, {
    archive: wrappers.writer(archiveWriter(location)),
    facts: tableFacts(location),
    store: wrappers.takedowns(takedownStore(location, UPLOADS)),
    snapshot,
    clock: process.clock,
    chance: world.random.next,
    tell: (line) => world.trace(() => `${process.name}: ${line}`),
  });
};

export type SearchOptions = {
  readonly version: Version;
  readonly freshness: number;
  readonly isPrefetched: boolean;
  /** Else so many that no run has them: of one that looks for a newer snapshot after little has come. */
  readonly rows?: number;
  readonly renewAfter?: number;
  /** The only snapshots that it may know of, by key; all of them where this is null. */
  readonly only: readonly string[] | null;
};

export const EVERY_SNAPSHOT: SearchOptions = { version: 'this', freshness: 0, isPrefetched: false, only: null };

/** Asks for a path as a program does, or as a browser does for a page. */
export type Ask = (path: string, page?: boolean) => Promise<{ readonly status: number; readonly text: string }>;

/** A search function that has just been started. */
export const startSearch = (world: World, process: Process, wrappers: Wrappers, options: SearchOptions): Ask => {
  const { archive, snapshots } = storesOf(world, process, wrappers, options.version, 1);
  const ranged = rangedSnapshots(snapshots, () => {});
  const known: Snapshots = {
    open: ranged.open,
    pointers: async (analyser: string) =>
      (await ranged.pointers(analyser)).filter(({ key }) => options.only?.includes(key) ?? true),
  };
  const replica = newReplica(
    wrappers.reader(archive, 'replica'),
    options.isPrefetched ? prefetched(known) : known,
    process,
    options,
  );
  const app = routes({
    words: WITHOUT_WORDS,
    archive: wrappers.reader(archive, 'pages'),
    replica: wrappers.replica(replica),
    clock: process.clock,
    assets: assetsOf('', ''),
    measure: () => {},
    log: { info: () => {}, error: () => {} },
    address: null,
    requestId: () => 'any', // so that two replicas' problems are the same
  });
  return async (path, page = false) => {
    const answer = await app.request(path, page ? { headers: { accept: 'text/html' } } : undefined);
    return { status: answer.status, text: await answer.text() };
  };
};

export const snapshotKeys = async (world: World, process: Process, wrappers: Wrappers): Promise<readonly string[]> => {
  const pointers = await storesOf(world, process, wrappers, 'this', 1).snapshots.pointers(ANALYSER);
  return pointers.map(({ key }) => key);
};
