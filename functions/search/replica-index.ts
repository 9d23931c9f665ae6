import type { Head } from '../archive/article.ts';
import { ArchiveIndex } from './archive-index.ts';
import { engineOver } from './compact-engine.ts';
import { ARTICLES, HIDDEN, indexedHead, QUOTATIONS } from './documents.ts';
import type { Engine } from './engine.ts';
import { bestQuotations, quotationsOf } from './quotations/best-quotations.ts';
import type { SearchEngine } from './search-engine.ts';
import { visibleFrom } from './visibility.ts';

/** Everything that an index consists of, as a snapshot keeps it. */
export type IndexParts = {
  readonly commit: number;
  readonly released: number;
  readonly articles: Engine;
  readonly quotations: Engine<number>;
  /** The number of the next quotation that comes. */
  readonly nextQuotation: number;
  readonly hidden: Engine;
};

/** What an index stands on: reads of it what questions lack. */
export type Base = Pick<SearchEngine, 'answer' | 'damage'>;

/**
 * The archive in memory. It does no I/O; the replica brings the heads. Applying a head twice, or an older one later,
 * changes nothing, and needs nothing of a snapshot but what is read first.
 */
export class ReplicaIndex extends ArchiveIndex {
  readonly #parts: IndexParts;
  readonly #state: { commit: number; released: number; nextQuotation: number };
  #nextDue = 0; // no embargo ends before this

  constructor(parts: IndexParts = nothing(), base: Base = ALL_IN_MEMORY) {
    const { commit, released, nextQuotation, articles, quotations, hidden } = parts;
    const state = { commit, released, nextQuotation };
    const best = bestQuotations(articles, quotations);
    super({ articles, quotations: { ...quotations, best }, hidden, lacking: () => false, ...base }, state);
    this.#parts = parts;
    this.#state = state;
  }

  get parts(): IndexParts {
    return { ...this.#parts, ...this.#state };
  }

  /** Brings one head into the index, if it is newer than what is known, or its embargo has ended by `now` (ms). */
  apply(head: Head, now: number): void {
    const { articles, quotations, hidden } = this.#parts;
    const known = this.revisionOf(head.id);
    const embargoed = hidden.numberOf(head.id, 'until') !== null;
    if (head.revision < known || (head.revision === known && !embargoed)) return;
    const indexed = indexedHead(head, now, this.#state.nextQuotation); // all of it is made before anything is changed
    this.forget(head.id);
    if (!indexed.found) {
      hidden.replace(indexed.hidden);
      if (head.state !== 'withdrawn') this.#nextDue = Math.min(this.#nextDue, visibleFrom(head));
      return;
    }
    this.#state.released = Math.max(this.#state.released, visibleFrom(head));
    articles.replace(indexed.article);
    for (const quotation of indexed.quotations) quotations.replace(quotation);
    this.#state.nextQuotation += indexed.quotations.length;
  }

  /** Removes all that is known of an article. */
  forget(id: string): void {
    const { articles, quotations, hidden } = this.#parts;
    for (const { number } of quotationsOf(articles, id)) quotations.discard(number);
    articles.discard(id);
    hidden.discard(id);
  }

  /** Says that every change through `commit` has been applied. */
  reached(commit: number): void {
    this.#state.commit = Math.max(this.#state.commit, commit);
  }

  /** Articles whose embargo has ended by `now` (ms), to be read and applied. */
  due(now: number): string[] {
    if (now < this.#nextDue) return [];
    const { hidden } = this.#parts;
    const due = hidden.list({ until: { max: now } }, []).map(({ id }) => id);
    if (due.length === 0) {
      const [next] = hidden.list({ until: {} }, [{ column: 'until' }], 1);
      this.#nextDue = Number(next?.place[0] ?? Number.POSITIVE_INFINITY);
    }
    return due;
  }
}

const ALL_IN_MEMORY: Base = { answer: async (ask) => ask(), damage: () => null };

const nothing = (): IndexParts => ({
  commit: 0,
  released: 0,
  articles: engineOver(ARTICLES),
  quotations: engineOver(QUOTATIONS),
  nextQuotation: 0,
  hidden: engineOver(HIDDEN),
});
