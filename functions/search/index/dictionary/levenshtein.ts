/**
 * The table of edit distances between a word and terms that are walked unit by unit, row by row. Terms that begin alike
 * share their first rows. The very recurrence of MiniSearch's fuzzy search, band and byte arithmetic included, so that
 * the same terms are within the same distance (http://stevehanov.ca/blog/?id=114).
 */
export class Levenshtein {
  readonly #word: Uint16Array;
  readonly #most: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #table: Uint8Array;

  constructor(word: string, most: number) {
    this.#word = Uint16Array.from({ length: word.length }, (_, at) => word.charCodeAt(at));
    this.#most = most;
    this.#columns = word.length + 1;
    this.#rows = this.#columns + most; // a longer term is further away than that
    this.#table = new Uint8Array(this.#rows * this.#columns).fill(most + 1);
    for (let column = 0; column < this.#columns; column++) this.#table[column] = column;
    for (let row = 1; row < this.#rows; row++) this.#table[row * this.#columns] = row;
  }

  /** Takes a term's code unit at `depth`. False where no term that goes on from here is near enough. */
  step(depth: number, unit: number): boolean {
    const row = depth + 1;
    if (row >= this.#rows) return false;
    const word = this.#word;
    const table = this.#table;
    const here = row * this.#columns;
    const above = here - this.#columns;
    const from = Math.max(0, row - this.#most - 1);
    const to = Math.min(this.#columns - 1, row + this.#most);
    let nearest = table[here] as number;
    for (let column = from; column < to; column++) {
      const replaced = (table[above + column] as number) + (word[column] === unit ? 0 : 1);
      const deleted = (table[above + column + 1] as number) + 1;
      const inserted = (table[here + column] as number) + 1;
      const distance = Math.min(replaced, deleted, inserted);
      table[here + column + 1] = distance;
      if (distance < nearest) nearest = distance;
    }
    return nearest <= this.#most;
  }

  /** The distance of the term of `length` units that was walked, where it is near enough; otherwise above the most. */
  distance(length: number): number {
    return length < this.#rows ? (this.#table[(length + 1) * this.#columns - 1] as number) : this.#most + 1;
  }
}
