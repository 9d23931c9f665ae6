import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { memoryFor, openSearchStorage } from '../../infra/size.ts';
import { makeApp } from './synthesise.ts';

const warnings = (context: Readonly<Record<string, unknown>>): string[] =>
  Annotations.fromStack(makeApp(context).stack)
    .findWarning('*', Match.anyValue())
    .map(({ entry }) => String(entry.data));

describe('Whoever expects many articles', () => {
  it('hears nothing while search has the memory for them, or where nobody knows', () => {
    expect(warnings({ expectedArticles: 1_000_000, searchMemory: 1769 })).toEqual([]);
    expect(warnings({ expectedArticles: 0, searchMemory: 256 })).toEqual([]);
  });

  it('is told how much it needs', () => {
    expect(warnings({ expectedArticles: 3_000_000, searchMemory: 1769 })).toEqual([
      expect.stringContaining(`deploy with -c searchMemory=${memoryFor(3_000_000)}.`),
    ]);
  });

  it('is told of OpenSearch, and of its storage, where no function has as much', () => {
    const [warning] = warnings({ expectedArticles: 20_000_000 });
    expect(warning).toContain(`OpenSearch, with about ${openSearchStorage(20_000_000)} GB`);
    expect(openSearchStorage(20_000_000)).toBe(348); // 120 GB of text, a replica, 1.45 times
  });

  it('has twice the memory that was measured', () => {
    expect(memoryFor(1_000_000)).toBeGreaterThanOrEqual(2 * 531);
    expect(memoryFor(100_000)).toBeGreaterThanOrEqual(2 * 140);
  });
});
