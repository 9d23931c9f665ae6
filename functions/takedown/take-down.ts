import { ArchiveError } from '../archive/errors.ts';
import type { RemovedObject, Takedown, TakedownStore } from '../archive/takedown.ts';
import type { Finding } from '../archive/upload.ts';
import { type CommitDependencies, commitFindings } from '../ingest/commit.ts';
import { headsOf, receiptsOf } from './standings.ts';
import { findTarget, type Target, type TargetDependencies } from './target.ts';

export type TakedownDependencies = CommitDependencies &
  TargetDependencies & {
    readonly store: TakedownStore;
    /** Has a snapshot written that stands alone; answers the commit of the newest. */
    readonly snapshot: () => Promise<number>;
    /** Waits until the index that all search functions share has every change through a commit; absent where there is none. */
    readonly index?: (commit: number) => Promise<void>;
    /** Told of each step before it is done, a line each. */
    readonly tell: (line: string) => void;
  };

/** What is asked for: by whom, why, and what readers are told in place of the article. */
export type Order = { readonly by: string; readonly reason: string; readonly notice: string };

/** The record as it is in the end, and what was removed of each object. */
export type TakedownReceipt = { readonly takedown: Takedown; readonly removed: readonly RemovedObject[] };

const ROUNDS = 5; // of removing what was uploaded or written meanwhile

/**
 * Takes articles down: they are withdrawn by a commit that no later upload undoes, every version of every object behind them is
 * removed, with every revision and every snapshot that has their words. Each step is recorded before it is done and is safe to
 * repeat: run again after a crash, it goes on where it was.
 * @param names as `findTarget` takes them
 * @throws ArchiveError `not-found` where there is no such thing, `unavailable` where it is to be run again
 */
export const takeDown = async (
  names: readonly string[],
  order: Order,
  dependencies: TakedownDependencies,
): Promise<TakedownReceipt> => {
  const { store, clock, tell } = dependencies;
  tell('looks for everything that is of it');
  const target = await findTarget(names, dependencies);
  let takedown = await begin(target, order, dependencies);
  tell(`withdraws ${count(target.articles.length, 'article')}`);
  takedown = await withdraw(target, takedown, dependencies);
  if (dependencies.index !== undefined && takedown.commit !== null) {
    tell('has the index brought forward');
    await dependencies.index(takedown.commit);
  }
  for (let round = 0; !(await isGone(takedown, dependencies)); round++) {
    if (round === ROUNDS) throw new ArchiveError('unavailable', `Something of ${target.name} keeps coming: try again.`);
    for (const key of takedown.objects) await removeObject(key, takedown, dependencies);
    takedown = await removeWords(takedown, dependencies);
    takedown = await removeSnapshots(takedown, dependencies);
  }
  takedown = { ...takedown, finished: new Date(clock.now()).toISOString() };
  await store.save(takedown);
  return { takedown, removed: await store.removed(takedown.target) };
};

const begin = async (
  { name, articles, uploads, objects }: Target,
  order: Order,
  { store, clock }: TakedownDependencies,
): Promise<Takedown> => {
  const known = await store.record(name);
  const isUnderway = known !== null && known.lifted === null;
  const takedown: Takedown = {
    ...(isUnderway ? known : { ...order, begun: new Date(clock.now()).toISOString() }),
    target: name,
    articles,
    keys: union(
      known?.keys ?? [],
      uploads.map(({ key }) => key),
    ),
    objects,
    commit: isUnderway ? known.commit : null,
    rows: known?.rows ?? [],
    overflow: known?.overflow ?? [],
    snapshots: known?.snapshots ?? [],
    finished: null,
    lifted: null,
  };
  await store.save(takedown);
  return takedown;
};

/** By the archive's own commits, so that replicas learn of it as of any withdrawal, and its words are purged. */
const withdraw = async (
  { uploads, objects, articles }: Target,
  before: Takedown,
  dependencies: TakedownDependencies,
): Promise<Takedown> => {
  const { store } = dependencies;
  const takedown = await noteWords(before, dependencies);
  const marks = objects
    .filter((object) => !uploads.some(({ key }) => key === object))
    .map((key) => ({ key, article: null, closes: false }));
  const of = [...uploads, ...marks];
  const receipts = await receiptsOf(
    of.map(({ key }) => key),
    dependencies,
  );
  const findings = of.map(({ key, article: id, closes }): Finding => {
    const receipt = receipts.get(key) ?? null; // null where it has not been ingested: then it never will be
    const { sequencer = '', versionId = null } = receipt ?? {};
    const upload = { change: 'remove-version', key, versionId, sequencer, bytes: 0 } as const;
    const { reason, notice } = takedown;
    return { upload, outcome: 'taken-down', id, reason, notice, closes: closes || receipt === null };
  });
  for (const some of apart(findings)) await commitFindings(some, dependencies, () => {});
  const commits = (await headsOf(articles, dependencies)).map(({ commit }) => commit);
  const next = { ...takedown, commit: commits.length === 0 ? null : Math.max(...commits) };
  await store.save(next);
  return next;
};

/** In as few parts as have each key once: of two findings of one key, one commit would keep the newer alone. */
const apart = (findings: readonly Finding[]): readonly (readonly Finding[])[] => {
  const parts: Map<string, Finding>[] = [];
  for (const finding of findings) {
    const { key } = finding.upload;
    const part = parts.find((one) => !one.has(key)) ?? new Map<string, Finding>();
    if (part.size === 0) parts.push(part);
    part.set(key, finding);
  }
  return parts.map((part) => [...part.values()]);
};

const removeObject = async (
  key: string,
  { target }: Takedown,
  { store, tell }: TakedownDependencies,
): Promise<void> => {
  const versions = await store.versions(key);
  if (versions.length === 0) return;
  tell(`removes ${count(versions.length, 'version')} of ${key}`);
  await store.saveRemoved(target, { key, versions });
  await store.removeVersions(key, versions);
};

/** Notes which rows and objects of the archive have words of it, before they go. */
const noteWords = async (takedown: Takedown, { store, facts }: TakedownDependencies): Promise<Takedown> => {
  const rows: string[] = [];
  const overflow: string[] = [];
  for (const id of takedown.articles) {
    const known = await facts.ofArticle(id);
    rows.push(...known.filter(({ state }) => state !== 'withdrawn').map(({ revision }) => `${id}/${revision}`));
    overflow.push(...(await store.overflow(id)));
  }
  const next = { ...takedown, rows: union(takedown.rows, rows), overflow: union(takedown.overflow, overflow) };
  await store.save(next);
  return next;
};

const removeWords = async (before: Takedown, dependencies: TakedownDependencies): Promise<Takedown> => {
  const { archive, tell } = dependencies;
  const takedown = await noteWords(before, dependencies);
  tell('purges what the archive holds of it');
  for (const { id, state, revision } of await headsOf(takedown.articles, dependencies)) {
    if (state === 'withdrawn') await archive.purge(id, revision);
  }
  return takedown;
};

const removeSnapshots = async (before: Takedown, dependencies: TakedownDependencies): Promise<Takedown> => {
  const { store, snapshot, tell } = dependencies;
  if (before.commit === null) return before;
  const doomed = await store.snapshotsBefore(before.commit);
  if (doomed.length === 0) return before;
  const takedown = { ...before, snapshots: union(before.snapshots, doomed) };
  await store.save(takedown);
  tell('has a snapshot written without it');
  if ((await snapshot()) < before.commit) return takedown; // another was faster with an older one: once more
  tell(`removes ${count(doomed.length, 'snapshot')}`);
  await store.removeSnapshots(doomed);
  return takedown;
};

const isGone = async (takedown: Takedown, { store, facts }: TakedownDependencies): Promise<boolean> => {
  for (const key of takedown.objects) if ((await store.versions(key)).length > 0) return false;
  for (const id of takedown.articles) {
    if ((await facts.ofArticle(id)).some(({ state }) => state !== 'withdrawn')) return false;
    if ((await store.overflow(id)).length > 0) return false;
  }
  return takedown.commit === null || (await store.snapshotsBefore(takedown.commit)).length === 0;
};

const union = (some: readonly string[], others: readonly string[]): readonly string[] => [
  ...new Set([...some, ...others]),
];

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
