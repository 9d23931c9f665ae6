import { describe, expect, it } from 'vitest';
import type { ArticleFact } from '../../../functions/archive/facts.ts';
import { differences } from '../../../functions/reconcile/differences.ts';
import type { Seen } from '../../../functions/reconcile/seen.ts';

const head = (id: string, revision: number, state = 'live'): ArticleFact => ({
  kind: 'head',
  id,
  state,
  revision,
  commit: 1,
  key: '',
  overflow: null,
  isTakenDown: false,
});

/** What the table and the index in OpenSearch differ in: each as id, revision, and its state or whether it is found. */
const differ = (
  table: readonly (readonly [string, number, string?])[],
  index: readonly (readonly [string, number, boolean?])[],
): readonly string[] => {
  const heads = new Map(table.map(([id, revision, state]) => [id, head(id, revision, state)]));
  const nothing = { bucket: new Map(), receipts: new Map(), revisions: [], unfinished: [], large: new Map() };
  const seen: Seen = {
    ...nothing,
    heads,
    log: [],
    logEnd: null,
    found: new Set([...heads.values()].filter(({ state }) => state === 'live').map(({ id }) => id)),
    indexed: new Map(index.map(([id, revision, found = true]) => [id, { id, revision, found }])),
  };
  return differences(seen, '')
    .filter(({ mend }) => mend?.by === 'feeding-again')
    .map(({ of, says }) => `${of} ${says}`);
};

describe('The table and the index in OpenSearch', () => {
  it('agree on articles of one revision, and on what is withdrawn, known or not', () => {
    const table = [
      ['a', 1],
      ['b', 2, 'withdrawn'],
      ['c', 1, 'withdrawn'],
      ['d', 3, 'embargoed'],
    ] as const;
    for (const found of [true, false]) {
      expect(
        differ(table, [
          ['a', 1],
          ['b', 2, false],
          ['d', 3, found],
        ]),
      ).toEqual([]);
    }
  });

  it('differ in what one of them has not, or has of another revision', () => {
    const table = [
      ['a', 1],
      ['b', 2],
      ['c', 2, 'withdrawn'],
      ['d', 1],
    ] as const;
    expect(
      differ(table, [
        ['b', 1],
        ['c', 2],
        ['d', 1, false],
        ['e', 1],
        ['f', 1, false],
      ]),
    ).toEqual([
      'a is in the table, and not in the index',
      'b has revision 2, and 1 in the index',
      'd is live, and hidden in the index',
      'c is withdrawn, and found in the index',
      'e is in the index, and not in the table',
    ]);
  });

  it('may differ in what was committed after the table was read', () => {
    expect(differ([['a', 1]], [['a', 2]])).toEqual([]);
  });
});
