import * as z from 'zod/mini';
import { ArchiveError } from '../../archive/errors.ts';
import type { ArchiveReader, Clock } from '../../archive/ports.ts';
import type { Cluster } from '../../opensearch/cluster.ts';
import { ALIAS, STATE_KEY } from '../../opensearch/layout.ts';
import { ArchiveIndex, versionOf } from '../archive-index.ts';
import { type IndexSource, indexAtLeast } from '../index-source.ts';
import type { Report } from '../report.ts';
import { openSearchEngine } from './engine.ts';

/**
 * Brings the index forward to where the log ends, and is waited for as many ms at most. It may answer without having done
 * so, where another one is at it.
 */
export type Feeder = { readonly feed: (within: number) => Promise<void> };

export type SharedIndexDependencies = {
  readonly cluster: Cluster;
  readonly feeder: Feeder;
  readonly archive: Pick<ArchiveReader, 'lastCommit'>;
  readonly clock: Clock;
  /** How old (ms) what is known of the log may be for a reader who asks for nothing in particular. */
  readonly freshness: number;
  readonly report: Report;
};

const State = z.object({
  commit: z.number(),
  released: z.number(),
  nextDue: z.nullable(z.number()),
  asOf: z.number(),
});
const Answer = z.object({ _index: z.string(), found: z.boolean(), _source: z.optional(State) });

/** How far the index is, and which of several it is. */
type State = z.infer<typeof State> & { readonly name: string };

const PATIENCE = 20_000; // ms for what must be in the index
const SHORT = 2_000; // ms for what had better be: a reader who asks for nothing in particular is answered from what is there
const PAUSE = 100; // ms between two looks at what another feeder does

/**
 * The index that all search functions share, in OpenSearch. It is kept in step with the log as a replica is: when somebody
 * asks; but not by this function, which only reads. It asks the feeder to, and waits.
 */
export class SharedIndex implements IndexSource {
  readonly engine = 'opensearch';
  readonly snapshot = null;
  readonly #with: SharedIndexDependencies;
  readonly #readAt = new WeakMap<ArchiveIndex, number>();
  #index: ArchiveIndex | null = null;
  #nextDue: number | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<unknown> | null = null;

  constructor(dependencies: SharedIndexDependencies) {
    this.#with = dependencies;
  }

  asOf(index: ArchiveIndex): number {
    return this.#readAt.get(index) ?? 0;
  }

  async ask<A>(index: ArchiveIndex, question: (index: ArchiveIndex) => A): Promise<A> {
    try {
      return await index.answer(question);
    } catch (error) {
      if (!index.damaged) throw error;
      return (await this.renewed()).answer(question);
    }
  }

  async current(): Promise<ArchiveIndex> {
    const { clock, freshness } = this.#with;
    const now = clock.now();
    const index = this.#index;
    const fresh = now - this.#lookedAt < freshness && !isDue(this.#nextDue, now);
    return index !== null && fresh && !index.damaged ? index : this.#inTurn(SHORT);
  }

  /** @throws ArchiveError `unavailable` where it cannot be brought forward now */
  async renewed(): Promise<ArchiveIndex> {
    await this.#running?.catch(() => {}); // what is running may have read the log before now
    return this.#inTurn(PATIENCE);
  }

  atLeast(commit: number): Promise<ArchiveIndex> {
    return indexAtLeast(commit, this);
  }

  /** Readers at the same time share one catching up. */
  #inTurn(patience: number): Promise<ArchiveIndex> {
    if (this.#running !== null)
      return this.#running.then(
        () => this.#inTurn(patience),
        () => this.#inTurn(patience),
      );
    const running = this.#catchUp(patience).finally(() => {
      this.#running = null;
    });
    this.#running = running;
    return running;
  }

  async #catchUp(patience: number): Promise<ArchiveIndex> {
    const { archive, clock, feeder, report } = this.#with;
    const started = clock.now();
    const until = started + patience;
    const [last, first] = await Promise.all([archive.lastCommit(), this.#state()]);
    let state = first;
    for (let failure: unknown = null; state.commit < last || isDue(state.nextDue, clock.now()); ) {
      if (clock.now() >= until) {
        report('the index is behind', { commit: state.commit, last });
        if (patience === SHORT) return this.#at(state, { readAt: state.asOf, now: started });
        throw new ArchiveError(
          'unavailable',
          'The index is behind the log',
          failure === null ? {} : { cause: failure },
        );
      }
      try {
        await feeder.feed(until - clock.now());
        failure = null;
      } catch (error) {
        failure = error;
      }
      const next = await this.#state();
      if (next.commit === state.commit && next.released === state.released) await clock.sleep(PAUSE);
      state = next;
    }
    return this.#at(state, { readAt: started, now: started });
  }

  /** The index in this state: the one that is known, as long as it is in no other, for what it has learnt of its words. */
  #at({ name, commit, released, nextDue }: State, { readAt, now }: { readonly readAt: number; readonly now: number }) {
    const known = this.#index;
    const state = { commit, released, name };
    const index =
      known !== null && !known.damaged && known.version === versionOf(state)
        ? known
        : new ArchiveIndex(openSearchEngine(this.#with.cluster, name), state);
    this.#index = index;
    this.#nextDue = nextDue;
    this.#lookedAt = now;
    this.#readAt.set(index, readAt);
    return index;
  }

  async #state(): Promise<State> {
    const { status, body } = await this.#with.cluster.request({ method: 'GET', path: `/${ALIAS}/_doc/${STATE_KEY}` });
    const state = status === 200 ? z.parse(Answer, body) : null;
    if (state?._source === undefined) {
      throw new ArchiveError('unavailable', 'No index of OpenSearch is complete yet', { detail: INCOMPLETE });
    }
    return { ...state._source, name: state._index };
  }
}

const INCOMPLETE = { complete: false };

/** Whether an index was asked for before there was any that is complete. */
export const isIncomplete = (error: unknown): boolean =>
  error instanceof ArchiveError && error.detail.complete === INCOMPLETE.complete;

const isDue = (nextDue: number | null, now: number): boolean => nextDue !== null && nextDue <= now;
