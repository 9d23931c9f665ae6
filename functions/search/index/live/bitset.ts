/** A set of document numbers that grows. */
export class Bitset {
  #words = new Uint32Array(32);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  has(number: number): boolean {
    return (((this.#words[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
  }

  add(number: number): void {
    if (this.has(number)) return;
    const word = number >>> 5;
    if (word >= this.#words.length) {
      const larger = new Uint32Array(Math.max(word + 1, this.#words.length * 2));
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[word] = (this.#words[word] as number) | (1 << (number & 31));
    this.#count++;
  }
}
