import type { Candidate, KeyValue, Ranking } from './ranking.ts';

/** The best so many candidates of all that are offered: a heap with the worst of them on top. */
export class Best {
  readonly #limit: number;
  readonly #ranking: Ranking;
  readonly #after: Candidate | null;
  readonly #heap: Candidate[] = [];
  #places = 0;

  /** `after` are the keys of a match that the best come after, as of the last one of the page before. */
  constructor(limit: number, ranking: Ranking, after: readonly KeyValue[] | null) {
    this.#limit = limit;
    this.#ranking = ranking;
    this.#after = after && { document: -1, score: 0, place: Number.POSITIVE_INFINITY, keys: [...after] };
  }

  offer(document: number, score: number): void {
    const place = this.#places++;
    const worst = this.#heap[0];
    const full = this.#heap.length >= this.#limit;
    if (full && (worst === undefined || worst.score - score > this.#ranking.slack)) return;
    const candidate: Candidate = { document, score, place, keys: [] };
    if (full && this.#ranking.compare(candidate, worst as Candidate) > 0) return;
    if (this.#after !== null && this.#ranking.compare(candidate, this.#after) <= 0) return;
    if (full) this.#replaceWorst(candidate);
    else this.#insert(candidate);
  }

  /** The best first. */
  ranked(): Candidate[] {
    return [...this.#heap].sort(this.#ranking.compare);
  }

  #insert(candidate: Candidate): void {
    const heap = this.#heap;
    let at = heap.length;
    for (let above = (at - 1) >> 1; at > 0 && this.#isWorse(candidate, above); above = (at - 1) >> 1) {
      heap[at] = heap[above] as Candidate;
      at = above;
    }
    heap[at] = candidate;
  }

  #replaceWorst(candidate: Candidate): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && this.#isWorse(heap[below + 1] as Candidate, below)) below++;
      if (this.#isWorse(candidate, below)) break;
      heap[at] = heap[below] as Candidate;
      at = below;
    }
    heap[at] = candidate;
  }

  #isWorse(one: Candidate, at: number): boolean {
    return this.#ranking.compare(one, this.#heap[at] as Candidate) > 0;
  }
}
