const NONE = 0xffffffff;
const FIRST = 1 << 10;

/**
 * Lists of postings that grow at their ends, all in the same few arrays, each posting with the place of the next one of
 * its list. A list costs 12 bytes and a posting 12, and none of it is the garbage collector's business.
 */
export class PostingArena {
  #documents = new Uint32Array(FIRST);
  #frequencies = new Uint32Array(FIRST);
  #next = new Uint32Array(FIRST);
  #heads = new Uint32Array(FIRST).fill(NONE);
  #tails = new Uint32Array(FIRST);
  #counts = new Uint32Array(FIRST);
  #postings = 0;

  /** Postings in all lists together. */
  get postings(): number {
    return this.#postings;
  }

  /** Counts one more occurrence in a document; documents come in ascending order. */
  add(list: number, document: number): void {
    if (list >= this.#heads.length) this.#growLists(list + 1);
    const head = this.#heads[list] as number;
    const tail = this.#tails[list] as number;
    if (head !== NONE && this.#documents[tail] === document) {
      this.#frequencies[tail] = (this.#frequencies[tail] as number) + 1;
      return;
    }
    const place = this.#postings++;
    if (place >= this.#documents.length) this.#growPostings();
    this.#documents[place] = document;
    this.#frequencies[place] = 1;
    if (head === NONE) this.#heads[list] = place;
    else this.#next[tail] = place;
    this.#tails[list] = place;
    this.#counts[list] = (this.#counts[list] as number) + 1;
  }

  count(list: number): number {
    return this.#counts[list] ?? 0;
  }

  /** Copies a list to these arrays, from `start` on; answers where it ends. */
  read(list: number, documents: Uint32Array, frequencies: Uint32Array, start: number): number {
    const end = start + this.count(list);
    let place = this.#heads[list] ?? NONE;
    for (let at = start; at < end; at++) {
      documents[at] = this.#documents[place] as number;
      frequencies[at] = this.#frequencies[place] as number;
      place = this.#next[place] as number;
    }
    return end;
  }

  #growLists(least: number): void {
    const size = Math.max(least, this.#heads.length * 2);
    const before = this.#heads.length;
    this.#heads = enlarged(this.#heads, size).fill(NONE, before);
    this.#tails = enlarged(this.#tails, size);
    this.#counts = enlarged(this.#counts, size);
  }

  #growPostings(): void {
    const size = this.#documents.length * 2;
    this.#documents = enlarged(this.#documents, size);
    this.#frequencies = enlarged(this.#frequencies, size);
    this.#next = enlarged(this.#next, size);
  }
}

const enlarged = (values: Uint32Array, size: number): Uint32Array<ArrayBuffer> => {
  const larger = new Uint32Array(size);
  larger.set(values);
  return larger;
};
