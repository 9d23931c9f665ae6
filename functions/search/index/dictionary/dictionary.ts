import { decodeUnits, unitAt, unitSize } from '../format/units.ts';
import { Levenshtein } from './levenshtein.ts';
import { Node } from './node.ts';

/** Numbers of terms, `to` exclusive. */
export type TermRange = { readonly from: number; readonly to: number };

/** The terms of a segment, walked in the bytes that `TrieWriter` wrote. A term's number is its rank in code units. */
export type Dictionary = {
  readonly size: number;
  /** The number of a term, or -1. */
  readonly find: (term: string) => number;
  readonly termOf: (number: number) => string;
  readonly withPrefix: (prefix: string) => TermRange;
  /** Every term that begins so, ascending, with its length in code units. */
  readonly eachWithPrefix: (prefix: string, visit: (number: number, length: number) => void) => void;
  /** The same, as texts. */
  readonly termsWithPrefix: (prefix: string) => readonly string[];
  /** Every term at most `most` edits away (Levenshtein, of code units), ascending. */
  readonly eachNear: (
    word: string,
    most: number,
    visit: (number: number, length: number, distance: number) => void,
  ) => void;
  /** Every term, ascending. */
  readonly terms: () => Generator<string>;
};

type Place = { readonly at: number; readonly number: number; readonly depth: number };

export const dictionaryOver = (bytes: Uint8Array): Dictionary => {
  const node = new Node(bytes);
  node.read(0);
  const size = node.terms;

  /** The node whose label holds the end of `prefix`, the number of its first term, the depth where its label begins. */
  const locate = (prefix: string): Place | null => {
    let number = 0;
    let depth = 0;
    let at = 0;
    node.read(0);
    while (depth < prefix.length) {
      number += node.isTerm ? 1 : 0;
      const unit = prefix.charCodeAt(depth);
      const { end } = node;
      for (at = node.childrenAt; at < end; at = node.end) {
        node.read(at);
        const first = unitAt(bytes, node.labelAt);
        if (first === unit) break;
        if (first > unit) return null;
        number += node.terms;
      }
      if (at >= end) return null;
      const began = depth;
      let label = node.labelAt;
      for (; label < node.labelEnd && depth < prefix.length; depth++) {
        if (unitAt(bytes, label) !== prefix.charCodeAt(depth)) return null;
        label += unitSize(bytes[label] as number);
      }
      if (depth === prefix.length) return { at, number, depth: began };
    }
    return { at: 0, number: 0, depth: 0 };
  };

  const find = (term: string): number => {
    const place = locate(term);
    if (place === null) return -1;
    node.read(place.at);
    return node.isTerm && place.depth + node.units() === term.length ? place.number : -1;
  };

  const withPrefix = (prefix: string): TermRange => {
    const place = locate(prefix);
    if (place === null) return { from: 0, to: 0 };
    node.read(place.at);
    return { from: place.number, to: place.number + node.terms };
  };

  const eachWithPrefix = (prefix: string, visit: (number: number, length: number) => void): void => {
    const place = locate(prefix);
    if (place === null) return;
    let { at, number } = place;
    node.read(at);
    const { end: last } = node;
    const ends = [last];
    const depths = [place.depth];
    while (at < last) {
      while (at >= (ends.at(-1) as number)) {
        ends.pop();
        depths.pop();
      }
      node.read(at);
      const depth = (depths.at(-1) as number) + node.units();
      if (node.isTerm) visit(number++, depth);
      if (node.childrenAt < node.end) {
        ends.push(node.end);
        depths.push(depth);
      }
      at = node.childrenAt;
    }
  };

  const termsWithPrefix = (prefix: string): readonly string[] => {
    const place = locate(prefix);
    if (place === null) return [];
    node.read(place.at);
    const { end: last } = node;
    const path = [{ end: last, text: prefix.slice(0, place.depth) }];
    const found: string[] = [];
    let { at } = place;
    while (at < last) {
      while (at >= (path.at(-1)?.end ?? last)) path.pop();
      node.read(at);
      const text = (path.at(-1)?.text ?? '') + decodeUnits(bytes, node.labelAt, node.labelEnd);
      if (node.isTerm) found.push(text);
      if (node.childrenAt < node.end) path.push({ end: node.end, text });
      at = node.childrenAt;
    }
    return found;
  };

  const eachNear: Dictionary['eachNear'] = (word, most, visit) => {
    const table = new Levenshtein(word, most);
    const descend = (from: number, to: number, first: number, above: number): void => {
      let number = first;
      let at = from;
      while (at < to) {
        node.read(at);
        const { terms, childrenAt, end, isTerm, labelEnd } = node;
        let depth = above;
        let alive = true;
        for (let label = node.labelAt; alive && label < labelEnd; depth++) {
          alive = table.step(depth, unitAt(bytes, label));
          label += unitSize(bytes[label] as number);
        }
        if (alive) {
          const distance = isTerm ? table.distance(depth) : most + 1;
          if (distance <= most) visit(number, depth, distance);
          descend(childrenAt, end, number + (isTerm ? 1 : 0), depth);
        }
        number += terms;
        at = end;
      }
    };
    node.read(0);
    descend(0, node.end, 0, 0);
  };

  const termOf = (number: number): string => {
    let term = '';
    let before = 0;
    for (node.read(0); ; ) {
      if (node.isTerm && before === number) return term;
      before += node.isTerm ? 1 : 0;
      const { end } = node;
      let at = node.childrenAt;
      for (node.read(at); at < end && before + node.terms <= number; node.read(at)) {
        before += node.terms;
        at = node.end;
      }
      term += decodeUnits(bytes, node.labelAt, node.labelEnd);
    }
  };

  function* terms(): Generator<string> {
    const own = new Node(bytes); // others may read between two terms
    const path: { end: number; text: string }[] = [{ end: bytes.length, text: '' }];
    for (let at = 0; at < bytes.length; at = own.childrenAt) {
      while (at >= (path.at(-1)?.end ?? bytes.length)) path.pop();
      own.read(at);
      const text = (path.at(-1)?.text ?? '') + decodeUnits(bytes, own.labelAt, own.labelEnd);
      const { end, childrenAt, isTerm } = own;
      if (childrenAt < end) path.push({ end, text });
      if (isTerm) yield text;
      own.read(at);
    }
  }

  return { size, find, termOf, withPrefix, eachWithPrefix, termsWithPrefix, eachNear, terms };
};
