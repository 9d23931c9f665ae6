import type { Commit } from '../../../functions/archive/commit.ts';
import type { Clock, SnapshotPointer } from '../../../functions/archive/ports.ts';
import { type Console, harmless } from '../console.ts';
import type { FeedState } from '../feeder.ts';
import type { Health } from './health.ts';

export type StatusOptions = {
  /** Look for uploads without a receipt, too: that lists the bucket. */
  readonly uploads?: boolean;
  /** Minutes: an upload that is younger may still be on its way. */
  readonly settled: number;
  /** All of it as one object. */
  readonly json?: boolean;
};

/** What is asked, each of its own part of the archive. */
export type StatusMeans = {
  readonly console: Console;
  readonly clock: Pick<Clock, 'now'>;
  /** The newest commit, or null for an empty log. */
  readonly lastCommit: () => Promise<Commit | null>;
  readonly health: () => Promise<Health>;
  /** How this software indexes, which may be another than what is deployed. */
  readonly analyser: string;
  /** The newest of those that software which indexes so starts from. */
  readonly snapshot: (analyser: string) => Promise<SnapshotPointer | null>;
  /** How far the index in OpenSearch is; null where the index is in memory. */
  readonly index: (() => Promise<FeedState>) | null;
  readonly queued: () => Promise<number>;
  /** How many letters there are: of uploads, and of runs of the snapshot function and of the feeder, where there is one. */
  readonly dead: () => Promise<Dead>;
  /** Receipts of one UTC day, by state. */
  readonly receipts: (day: string) => Promise<Readonly<Record<'accepted' | 'rejected' | 'withdrawn', number>>>;
  /** Keys whose newest version was uploaded before an ISO instant, and has no receipt. */
  readonly stuck: (before: string) => Promise<readonly string[]>;
};

type Dead = { readonly uploads?: number; readonly snapshots?: number; readonly feeds?: number };

/**
 * Says how the archive is: how far the log is, how far search is behind it, what is indexed, what waits and what failed.
 * @returns the exit code: 0 all is well, 1 something wants a person
 * @throws ArchiveError where the archive cannot be asked; that search does not answer is told, and no error
 */
export const status = async ({ uploads, settled, json }: StatusOptions, means: StatusMeans): Promise<number> => {
  const { console, clock } = means;
  const now = clock.now();
  const last = await means.lastCommit();
  const commit = last && { number: last.number, at: last.at };
  const [search, index, own, queued, dead, today, stuck] = await Promise.all([
    means.health(),
    means.index?.() ?? null,
    means.snapshot(means.analyser),
    means.queued(),
    means.dead(),
    means.receipts(new Date(now).toISOString().slice(0, 10)),
    uploads ? means.stuck(new Date(now - settled * 60_000).toISOString()) : null,
  ]);
  const deployed = search.answers ? search.analyser : means.analyser;
  const isNext = deployed !== means.analyser;
  const snapshot = isNext ? await means.snapshot(deployed) : own;
  const next = isNext ? { analyser: means.analyser, snapshot: own } : null;
  const behind = search.answers ? Math.max(0, (commit?.number ?? 0) - search.commit) : null;
  const wrong = !search.answers || lettersIn(dead) > 0 || (stuck?.length ?? 0) > 0;
  const found = { commit, search, index, behind, snapshot, next, queued, dead, today, stuck };
  if (json) console.print(JSON.stringify({ well: !wrong, ...found }));
  else for (const [name, said] of tell(found, now, settled)) console.print(`${name.padEnd(10)}${harmless(said)}`);
  return wrong ? 1 : 0;
};

type Last = Pick<Commit, 'number' | 'at'>;

type Found = {
  readonly commit: Last | null;
  readonly search: Health;
  readonly index: FeedState | null;
  readonly behind: number | null;
  readonly snapshot: SnapshotPointer | null;
  /** Of this software, where it indexes in another way than what is deployed. */
  readonly next: { readonly analyser: string; readonly snapshot: SnapshotPointer | null } | null;
  readonly queued: number;
  readonly dead: Dead;
  readonly today: Awaited<ReturnType<StatusMeans['receipts']>>;
  readonly stuck: readonly string[] | null;
};

const tell = (found: Found, now: number, settled: number): readonly (readonly [string, string])[] => {
  const { commit, index, snapshot, next, queued, dead, today, stuck } = found;
  return [
    ['log', commit === null ? 'empty' : `commit ${commit.number}, ${age(commit.at, now)} ago`],
    ...tellSearch(found),
    ...(index === null ? [] : [['index', tellIndex(index)] as const]),
    ['snapshot', tellSnapshot(snapshot, commit, now)],
    ...(next === null ? [] : [['next', tellNext(next, commit, now)] as const]),
    ['today', `${today.accepted} accepted, ${today.rejected} rejected, ${today.withdrawn} withdrawn (UTC)`],
    ['queue', `${queued} ${queued === 1 ? 'message' : 'messages'} for ingest to deal with`],
    ['dead', lettersIn(dead) === 0 ? 'no letters' : tellDead(dead)],
    ...(stuck === null ? [] : tellStuck(stuck, settled)),
  ];
};

const tellSearch = ({ search, behind }: Found): readonly (readonly [string, string])[] => {
  if (!search.answers) return [['search', `does not answer: ${search.because}`]];
  const lag = behind === 0 ? 'as the log is' : `${behind} ${behind === 1 ? 'commit' : 'commits'} behind the log`;
  const { articles, quotations, speakers } = search;
  return [
    ['search', `commit ${search.commit}, ${lag}`],
    ['indexed', `${articles} articles, ${quotations} quotations, ${speakers} speakers`],
  ];
};

const tellSnapshot = (snapshot: SnapshotPointer | null, commit: Last | null, now: number): string => {
  if (snapshot === null) return 'none yet';
  const since = Math.max(0, (commit?.number ?? 0) - snapshot.commit);
  const size = `${(snapshot.bytes / 1e6).toFixed(1)} MB of ${snapshot.articles} articles`;
  return `commit ${snapshot.commit}, ${age(snapshot.at, now)} ago, ${since} commits since; ${size}`;
};

const tellNext = ({ analyser, snapshot }: NonNullable<Found['next']>, commit: Last | null, now: number): string => {
  const of = `this software indexes by ${analyser}, which is not deployed`;
  return snapshot === null
    ? `${of} and has no index: npx cuttings reindex --here before you deploy it`
    : `${of}; its index is there: ${tellSnapshot(snapshot, commit, now)}`;
};

const tellIndex = ({ commit, rebuilding }: FeedState): string => {
  if (commit === 0 && rebuilding)
    return 'OpenSearch’s is being built of the table; search answers from memory meanwhile';
  return `OpenSearch’s is at commit ${commit}${rebuilding ? '; another is being built of the table' : ''}`;
};

const lettersIn = (dead: Dead): number => Object.values(dead).reduce((sum, letters) => sum + letters, 0);

const tellDead = ({ uploads = 0, snapshots = 0, feeds }: Dead): string => {
  const ofFeeder = feeds === undefined ? '' : `, ${feeds} of the feeder`;
  return `${uploads} of ingest, ${snapshots} of the snapshot function${ofFeeder}: npx cuttings redrive lists them`;
};

const MOST_TOLD = 20;

const tellStuck = (stuck: readonly string[], settled: number): readonly (readonly [string, string])[] => {
  if (stuck.length === 0) return [['stuck', `no upload older than ${settled} minutes waits for its receipt`]];
  const more = stuck.length > MOST_TOLD ? [['', `and ${stuck.length - MOST_TOLD} more`] as const] : [];
  return [
    ['stuck', `${stuck.length} uploads without a receipt after ${settled} minutes: npx cuttings reconcile mends them`],
    ...stuck.slice(0, MOST_TOLD).map((key) => ['', key] as const),
    ...more,
  ];
};

/** `45 s`, `12 min`, `3 h`, `9 days`. */
const age = (at: string, now: number): string => {
  const seconds = Math.max(0, Math.round((now - Date.parse(at)) / 1000));
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 100 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
};
