import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { memoryFor, openSearchStorage, roomIn } from '../../infra/size.ts';
import { makeApp } from './synthesise.ts';

const warnings = (context: Readonly<Record<string, unknown>>): string[] =>
  Annotations.fromStack(makeApp(context).stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => String(entry.data));

describe('Whoever expects many articles', () => {
  it('hears nothing while functions have the memory for them, or where nobody knows', () => {
    expect(warnings({ expectedArticles: 500_000 })).toEqual([]);
    expect(warnings({ expectedArticles: 0, searchMemory: 256 })).toEqual([]);
  });

  it('is told how much search and snapshot need', () => {
    const { searchMemory, snapshotMemory } = memoryFor(2_000_000);
    expect(warnings({ expectedArticles: 2_000_000 })).toEqual([
      expect.stringContaining(`deploy with -c searchMemory=${searchMemory} -c snapshotMemory=${snapshotMemory}.`),
    ]);
    expect(warnings({ expectedArticles: 2_000_000, searchMemory, snapshotMemory })).toEqual([]);
  });

  it('is told of OpenSearch, and of its disks, where no function has as much', () => {
    const [warning] = warnings({ expectedArticles: 10_000_000 });
    expect(warning).toContain(`-c engine=opensearch, and ${openSearchStorage(10_000_000)} GB of disk`);
  });

  it('is told of larger disks where OpenSearch answers', () => {
    const context = { engine: 'opensearch', expectedArticles: 10_000_000, openSearchNodes: 3 };
    const each = Math.ceil(openSearchStorage(10_000_000) / 3);
    expect(warnings({ ...context, openSearchStorage: 10 })).toEqual([
      expect.stringContaining(`deploy with -c openSearchStorage=${each}.`),
    ]);
    expect(warnings({ ...context, openSearchStorage: each })).toEqual([]);
  });
});

describe('The disk for an index in OpenSearch', () => {
  it('has it twice, its successor beside it, and what AWS keeps for itself', () => {
    expect(openSearchStorage(10_000_000)).toBe(211); // 40 GB, four times, of which 76 % can be used
  });
});

describe('The memory for an index', () => {
  // npm run bench -- snapshot: what the process took beyond Node and the modules, which are some 110 MB in a function.
  it.each([
    [40_000, 97, 495],
    [100_000, 191, 660],
  ])('of %i articles is more than was measured', (articles, held, written) => {
    const { searchMemory, snapshotMemory } = memoryFor(articles);
    expect(searchMemory).toBeGreaterThan(held + 110);
    expect(snapshotMemory).toBeGreaterThan(written + 110);
  });

  it('has room for as many as it was reckoned for', () => {
    expect(roomIn(memoryFor(1_000_000)) / 1_150).toBeGreaterThan(999_999);
    expect(roomIn({ searchMemory: 256, snapshotMemory: 256 })).toBe(0);
  });
});
