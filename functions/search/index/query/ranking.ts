import { liveColumn } from '../live/live-columns.ts';
import type { LiveIndex } from '../live/live-index.ts';

/**
 * By what matches are ordered: by score, best first, equal where they agree in so many `digits` after the point; by id; or
 * by a column, of several texts by the first in code units. What has no value comes last in either direction.
 */
export type SortKey =
  | { readonly by: 'score'; readonly digits?: number }
  | { readonly by: 'id'; readonly descending?: boolean }
  | { readonly column: string; readonly descending?: boolean };

export type KeyValue = string | number | null;

/** A match in the running; `place` is that among all matches, and decides where all keys are equal. */
export type Candidate = {
  readonly document: number;
  readonly score: number;
  readonly place: number;
  readonly keys: KeyValue[];
};

/** An order of candidates: below zero where the first comes first. */
export type Ranking = {
  readonly compare: (one: Candidate, other: Candidate) => number;
  readonly keysOf: (candidate: Candidate) => readonly KeyValue[];
  /** A candidate whose score is lower than another's by more than this comes after it, whatever else. */
  readonly slack: number;
};

type Reader = (candidate: Candidate) => KeyValue;

export const rankingBy = (keys: readonly SortKey[], index: LiveIndex): Ranking => {
  const readers = keys.map((key) => readerOf(key, index));
  const signs = keys.map((key) =>
    ('by' in key && key.by === 'score') || ('descending' in key && key.descending) ? -1 : 1,
  );
  const keyOf = (candidate: Candidate, level: number): KeyValue => {
    let value = candidate.keys[level];
    if (value === undefined) {
      value = (readers[level] as Reader)(candidate);
      candidate.keys[level] = value;
    }
    return value;
  };
  const compare = (one: Candidate, other: Candidate): number => {
    for (let level = 0; level < readers.length; level++) {
      const order = compareKeys(keyOf(one, level), keyOf(other, level), signs[level] as number);
      if (order !== 0) return order;
    }
    return one.place - other.place;
  };
  const [first] = keys;
  const byScore = first !== undefined && 'by' in first && first.by === 'score';
  return {
    compare,
    keysOf: (candidate) => readers.map((_, level) => keyOf(candidate, level)),
    slack: byScore ? (first.digits === undefined ? 0 : 10 ** -first.digits) : Number.POSITIVE_INFINITY,
  };
};

const compareKeys = (one: KeyValue, other: KeyValue, sign: number): number => {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  if (typeof one !== typeof other) return typeof one === 'number' ? -sign : sign; // an archive may have ids of both kinds
  return one < other ? -sign : sign;
};

const readerOf = (key: SortKey, index: LiveIndex): Reader => {
  if ('by' in key) {
    if (key.by === 'id') return ({ document }) => index.idOf(document) as KeyValue;
    if (key.digits === undefined) return ({ score }) => score;
    const scale = 10 ** key.digits;
    return ({ score }) => Math.round(score * scale) / scale;
  }
  const column = liveColumn(index, key.column);
  if (column.kind === 'text') return ({ document }) => leastOf(column.textsOf(document));
  return ({ document }) => {
    const value = column.valueOf(document);
    return Number.isNaN(value) ? null : value;
  };
};

const leastOf = (texts: readonly string[]): string | null =>
  texts.reduce<string | null>((least, text) => (least === null || text < least ? text : least), null);
