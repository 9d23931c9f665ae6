/** The bit of `words` that says that a document is there at all. The others are the query's words, one each. */
export const PRESENT = 1;

/**
 * Scores by document, in arrays as long as the index that are used again for each query. A document is in it if its
 * `words` are not zero; `touched` lists those in it, in the order in which they came, which is the order that MiniSearch
 * leaves documents of equal score in. Two arrays and no third for what is there: a posting costs what its cache misses do.
 */
export class Accumulator {
  readonly scores: Float64Array;
  readonly words: Uint32Array;
  readonly touched: Uint32Array;
  count = 0;

  constructor(documents: number) {
    this.scores = new Float64Array(documents);
    this.words = new Uint32Array(documents);
    this.touched = new Uint32Array(documents);
  }

  has(document: number): boolean {
    return this.words[document] !== 0;
  }

  /** `words` has the bit `PRESENT`. */
  add(document: number, score: number, words: number): void {
    const before = this.words[document] as number;
    this.words[document] = before | words;
    if (before !== 0) {
      this.scores[document] = (this.scores[document] as number) + score;
      return;
    }
    this.scores[document] = score;
    this.touched[this.count++] = document;
  }

  /** Adds what another one holds to what this one holds. */
  addAll(other: Accumulator): void {
    for (let at = 0; at < other.count; at++) {
      const document = other.touched[at] as number;
      this.add(document, other.scores[document] as number, other.words[document] as number);
    }
  }

  /** The same, but a document that both hold keeps the higher of its scores. */
  raiseTo(other: Accumulator): void {
    for (let at = 0; at < other.count; at++) {
      const document = other.touched[at] as number;
      const score = other.scores[document] as number;
      const more = this.has(document) ? Math.max(0, score - (this.scores[document] as number)) : score;
      this.add(document, more, other.words[document] as number);
    }
  }

  /** Keeps the documents that `keeps` answers true for. */
  retain(keeps: (document: number) => boolean): void {
    let kept = 0;
    for (let at = 0; at < this.count; at++) {
      const document = this.touched[at] as number;
      if (keeps(document)) this.touched[kept++] = document;
      else this.words[document] = 0;
    }
    this.count = kept;
  }

  /** Its documents, ascending. */
  ascending(): Uint32Array {
    const documents = this.touched.slice(0, this.count);
    if (isAscending(documents)) return documents;
    if (this.count * SPARSE < this.words.length) return documents.sort();
    for (let document = 0, next = 0; next < this.count; document++) {
      if (this.words[document] !== 0) documents[next++] = document;
    }
    return documents;
  }

  clear(): void {
    for (let at = 0; at < this.count; at++) this.words[this.touched[at] as number] = 0;
    this.count = 0;
  }
}

const SPARSE = 16; // fewer than one document in so many are quicker to sort than to look for

const isAscending = (documents: Uint32Array): boolean => {
  for (let at = 1; at < documents.length; at++) {
    if ((documents[at - 1] as number) > (documents[at] as number)) return false;
  }
  return true;
};

/** Accumulators that wait, empty, for their next use. */
export class Accumulators {
  #free: Accumulator[] = [];
  #documents = 0;

  /** An empty one for an index of so many documents. */
  take(documents: number): Accumulator {
    if (documents > this.#documents) {
      this.#documents = Math.ceil(documents * 1.1); // room for the overlay to grow
      this.#free = [];
    }
    return this.#free.pop() ?? new Accumulator(this.#documents);
  }

  give(accumulator: Accumulator): void {
    if (accumulator.scores.length !== this.#documents) return;
    accumulator.clear();
    this.#free.push(accumulator);
  }
}
