import { checkPages, PAGE, pageCount } from '../format/pages.ts';
import { type ByteRange, PagesMissing } from './source.ts';

/** Which pages of a large section are there, in memory that is set aside for all of it. */
export class PresentPages {
  readonly #name: string;
  readonly #bytes: Uint8Array;
  readonly #checksums: Uint32Array;
  readonly #present: Uint8Array;
  #missing: number;

  constructor(name: string, bytes: Uint8Array, checksums: Uint32Array) {
    this.#name = name;
    this.#bytes = bytes;
    this.#checksums = checksums;
    this.#present = new Uint8Array(checksums.length);
    this.#missing = checksums.length;
  }

  /** @throws PagesMissing with every page of these ranges that is not there */
  need(ranges: readonly ByteRange[]): void {
    if (this.#missing === 0) return;
    const pages = new Set<number>();
    for (const { from, to } of ranges) {
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) if (this.#present[page] === 0) pages.add(page);
    }
    if (pages.size > 0)
      throw new PagesMissing(
        this.#name,
        Array.from(pages).sort((one, other) => one - other),
      );
  }

  /** The pages that are not there, ascending. */
  missing(): number[] {
    return Array.from(this.#present.keys()).filter((page) => this.#present[page] === 0);
  }

  missingBytes(): number {
    return this.missing().reduce((sum, page) => sum + Math.min(PAGE, this.#bytes.length - page * PAGE), 0);
  }

  /**
   * Takes in the bytes of whole pages, from page `first` on.
   * @throws ArchiveError `corrupt` where they are not what was written: nothing of them is then taken to be there
   */
  accept(first: number, bytes: Uint8Array): void {
    checkPages(bytes, this.#checksums, first);
    this.#bytes.set(bytes, first * PAGE);
    for (let page = first; page < first + pageCount(bytes.length); page++) {
      if (this.#present[page] === 0) this.#missing--;
      this.#present[page] = 1;
    }
  }
}
