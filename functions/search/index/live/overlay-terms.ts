import { Levenshtein } from '../dictionary/levenshtein.ts';
import { sharedUnits } from '../dictionary/trie-writer.ts';

/** A term of documents that came after the segment: its number in the overlay, and in the segment, or -1. */
export type OverlayTerm = { readonly term: string; readonly number: number; readonly base: number };

/** The terms of an overlay: by word, and for prefixes and misspellings in ascending order, which is made when asked for. */
export class OverlayTerms {
  readonly #byTerm = new Map<string, OverlayTerm>();
  readonly #findBase: (term: string) => number;
  #sorted: OverlayTerm[] = [];
  #new: OverlayTerm[] = [];

  constructor(findBase: (term: string) => number) {
    this.#findBase = findBase;
  }

  get(term: string): OverlayTerm | undefined {
    return this.#byTerm.get(term);
  }

  /** The term, new if there was none. */
  fetch(term: string): OverlayTerm {
    const known = this.#byTerm.get(term);
    if (known !== undefined) return known;
    const made: OverlayTerm = { term, number: this.#byTerm.size, base: this.#findBase(term) };
    this.#byTerm.set(term, made);
    this.#new.push(made);
    return made;
  }

  ascending(): readonly OverlayTerm[] {
    if (this.#new.length > 0) {
      this.#sorted = merged(this.#sorted, this.#new.sort(byTerm));
      this.#new = [];
    }
    return this.#sorted;
  }

  withPrefix(prefix: string): readonly OverlayTerm[] {
    const terms = this.ascending();
    const from = firstFrom(terms, prefix);
    let to = from;
    while (to < terms.length && (terms[to] as OverlayTerm).term.startsWith(prefix)) to++;
    return terms.slice(from, to);
  }

  /** Terms at most `most` edits away. */
  eachNear(word: string, most: number, visit: (term: OverlayTerm, distance: number) => void): void {
    const table = new Levenshtein(word, most);
    let previous = '';
    let walked = 0; // units of the previous term that are in the table
    let dead = false; // whether nothing that begins with them is near enough
    for (const one of this.ascending()) {
      const { term } = one;
      const shared = sharedUnits(previous, term);
      if (!dead || shared < walked) {
        dead = false;
        for (walked = Math.min(shared, walked); !dead && walked < term.length; walked++) {
          dead = !table.step(walked, term.charCodeAt(walked));
        }
        const distance = dead ? most + 1 : table.distance(term.length);
        if (distance <= most) visit(one, distance);
      }
      previous = term;
    }
  }
}

const byTerm = (one: OverlayTerm, other: OverlayTerm): number =>
  one.term < other.term ? -1 : one.term > other.term ? 1 : 0;

/** Few are merged into many time and again: the words of most are not even looked at. */
const merged = (many: readonly OverlayTerm[], few: readonly OverlayTerm[]): OverlayTerm[] => {
  const all: OverlayTerm[] = [];
  let at = 0;
  for (const one of few) {
    for (const to = firstFrom(many, one.term, at); at < to; at++) all.push(many[at] as OverlayTerm);
    all.push(one);
  }
  for (; at < many.length; at++) all.push(many[at] as OverlayTerm);
  return all;
};

const firstFrom = (terms: readonly OverlayTerm[], prefix: string, start = 0): number => {
  let from = start;
  let to = terms.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((terms[middle] as OverlayTerm).term < prefix) from = middle + 1;
    else to = middle;
  }
  return from;
};
