import { ArchiveError } from '../archive/errors.ts';
import type { Measure } from '../archive/measure.ts';
import type { SnapshotPointer } from '../archive/ports.ts';
import type { ArchiveIndex } from './archive-index.ts';
import { bringIn, bringInCommits } from './bring-in.ts';
import { followLag } from './follow-lag.ts';
import { type IndexSource, indexAtLeast } from './index-source.ts';
import { type LoadDependencies, type Loaded, loadIndex, loadSnapshot, rebuild } from './load.ts';
import { ROWS, readLog } from './read-log.ts';
import { Renewal } from './renewal.ts';
import type { ReplicaIndex } from './replica-index.ts';

const RENEW_AFTER = 10_000; // articles, which take some 110 MB: docs/replica.md
const RELOADS = 3; // of one catching up: more means that the log is trimmed faster than it is read

export type ReplicaDependencies = LoadDependencies & {
  /** For how many ms an answer may lag behind the log. */
  readonly freshness: number;
  readonly measure: Measure;
  /** After so many articles that have come, a newer snapshot is taken. */
  readonly renewAfter?: number;
};

/**
 * One warm function's index, kept in step with the commit log. Only what is asked for is read: nothing runs between
 * requests. Requests at the same time share one catching up.
 */
export class Replica implements IndexSource {
  readonly engine = 'memory';
  readonly #with: ReplicaDependencies;
  readonly #refused = new Set<string>(); // keys of snapshots that turned out to be damaged or gone
  readonly #renewal: Renewal;
  #loaded: Loaded | null = null;
  #since = 0; // the commit that it was loaded at
  #came = 0; // articles that it was brought since
  #lookedAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY; // when somebody was last answered without a look at the log
  readonly #readAt = new WeakMap<ArchiveIndex, number>(); // as lookedAt; readers may still hold one that was replaced
  #running: Promise<void> | null = null;

  constructor(dependencies: ReplicaDependencies) {
    this.#with = dependencies;
    this.#renewal = new Renewal(dependencies, dependencies.renewAfter ?? RENEW_AFTER);
  }

  /** The snapshot that this replica stands on, and how much of it has been read; null where it was built from the table. */
  get snapshot(): (SnapshotPointer & { readonly read: number }) | null {
    const from = this.#loaded?.from ?? null;
    return from && { ...from.pointer, read: from.snapshot.read() };
  }

  /** When the log was last read for an index that this replica has given, in ms: everything committed before is in it. */
  asOf(index: ArchiveIndex): number {
    return this.#readAt.get(index) ?? 0;
  }

  /**
   * Asks an index that this replica has given; if that turns out to be damaged, the one that takes its place, of an older
   * snapshot or the table.
   */
  async ask<A>(index: ArchiveIndex, question: (index: ArchiveIndex) => A): Promise<A> {
    for (let asked = index; ; ) {
      try {
        return await asked.answer(question);
      } catch (error) {
        if (!asked.damaged) throw error;
        asked = await this.renewed();
      }
    }
  }

  /** The index as the log stood at most `freshness` ms ago, with no article under an embargo that still holds. */
  async current(): Promise<ReplicaIndex> {
    const { clock, freshness } = this.#with;
    const index = this.#loaded?.index;
    const now = clock.now();
    const fresh = now - this.#lookedAt < freshness;
    if (index === undefined || !fresh || index.damaged || index.due(now).length > 0) return this.#catchUp();
    this.#askedAt = now;
    return index;
  }

  /** The index as the log stands now or later. */
  async renewed(): Promise<ReplicaIndex> {
    // What is running may have read the log before now. Its errors are those of the requests that wait for it.
    await this.#running?.catch(() => {});
    return this.#catchUp();
  }

  atLeast(commit: number): Promise<ReplicaIndex> {
    return indexAtLeast(commit, this);
  }

  async #catchUp(): Promise<ReplicaIndex> {
    this.#running ??= this.#follow().finally(() => {
      this.#running = null;
    });
    await this.#running;
    if (this.#loaded === null) throw new Error('A replica that caught up has an index');
    return this.#loaded.index;
  }

  async #follow(): Promise<void> {
    const { clock, report, measure, rows: atOnce = ROWS } = this.#with;
    const started = clock.now();
    const asked = this.#askedAt;
    this.#dropDamaged();
    const isCold = this.#loaded === null;
    const followed: number[] = []; // when the commits that are found were made
    const newer = this.#renewal.take();
    if (newer !== null && !isCold) this.#standOn(newer);
    let { index } = this.#loaded ?? this.#standOn(await loadIndex(-1, this.#refused, this.#with));
    let reloads = 0;
    let mayLeap = !isCold;
    for (;;) {
      const rows = await readLog(this.#with.archive, index.commit, atOnce, report);
      if (rows === 'damaged') {
        if (++reloads > RELOADS) throw new ArchiveError('unavailable', 'The log is damaged faster than it is read');
        index = this.#standOn({ index: await rebuild(this.#with), from: null }).index;
        continue;
      }
      if (rows === 'trimmed') {
        if (++reloads > RELOADS) throw new ArchiveError('unavailable', 'The log is trimmed faster than it is read');
        index = this.#standOn(await loadIndex(index.commit, this.#refused, this.#with)).index;
        continue;
      }
      if (mayLeap && rows.length === atOnce) {
        mayLeap = false;
        const leap = await this.#leap(index.commit + atOnce / 2);
        if (leap !== null) {
          index = this.#standOn(leap).index;
          continue;
        }
      }
      this.#came += await bringInCommits(index, rows, this.#with);
      if (!isCold) followed.push(...rows.map(({ at }) => Date.parse(at)));
      if (rows.length < atOnce) break; // it ended there: what came since is for who asks next, or this never ends in an import
    }
    await bringIn(index, index.due(clock.now()), this.#with);
    this.#lookedAt = started;
    this.#readAt.set(index, started);
    const now = clock.now();
    if (isCold) measure('ColdLoad', now - started);
    for (const committed of followed) measure('SearchLag', followLag(committed, { asked, started, now }));
    if (this.#loaded !== null) this.#renewal.consider(this.#loaded, this.#came, this.#since, this.#refused);
  }

  /** Nobody is answered from it until it has followed the log: it may be behind the one before. */
  #standOn(loaded: Loaded): Loaded {
    this.#loaded = loaded;
    this.#since = loaded.index.commit;
    this.#came = 0;
    this.#lookedAt = Number.NEGATIVE_INFINITY;
    return loaded;
  }

  /** For one that nobody asked while much came in: a snapshot beyond this commit, if there is one, is opened sooner. */
  async #leap(beyond: number): Promise<Loaded | null> {
    try {
      return await loadSnapshot(beyond, this.#refused, this.#with);
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      this.#with.report('could not look for a newer snapshot', { reason: error.message });
      return null; // the log is still there
    }
  }

  #dropDamaged(): void {
    const from = this.#loaded?.from;
    const damage = from?.snapshot.damage();
    if (!from || !damage) return;
    this.#with.report('gave up a snapshot', { key: from.pointer.key, reason: damage.message });
    this.#refused.add(from.pointer.key);
    this.#loaded = null;
  }
}
