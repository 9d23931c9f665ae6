import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archiveCosts, type Engine, type StackSizes } from '../../infra/cli/cost/archive-cost.ts';
import { readSizes } from '../../infra/cli/cost/cost.ts';
import { sumOf } from '../../infra/cli/cost/units.ts';
import { MOST_MEMORY, memoryFor, openSearchStorage, SNAPSHOT_BYTES } from '../../infra/size.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const section = /^## When to switch$([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
const rows = section
  .split('\n')
  .filter((line) => /^\| [\d,]+ \|/.test(line))
  .map((line) =>
    line
      .replaceAll('*', '')
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

const sizes = readSizes();
const dollars = (articles: number, engine: Engine, changes: Partial<StackSizes>): string => {
  const month = { articles, incoming: articles * 0.03, searches: 1_000_000 };
  const costs = Object.values(archiveCosts(month, { ...sizes, ...changes, engine }));
  return costs.reduce((sum, part) => sum + sumOf(part), 0).toFixed(2);
};

describe('The README’s table of when to switch', () => {
  it('has archives from the usual size to beyond the largest function', () => {
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.some(([, , memory]) => memory === 'no function has it')).toBe(true);
  });

  it.each(rows)('tells of %s articles what is reckoned', (...cells) => {
    const [count = '', index, memory, cold = '', ...told] = cells;
    const articles = Number(count.replaceAll(',', ''));
    const needed = memoryFor(articles);
    const searchMemory = Math.max(needed.searchMemory, sizes.searchMemory);
    const snapshotMemory = Math.max(needed.snapshotMemory, sizes.snapshotMemory);
    const fits = Math.max(searchMemory, snapshotMemory) <= MOST_MEMORY;
    const { openSearchNodes, openSearchStorage: least } = sizes;
    const disk = Math.max(least, Math.ceil(openSearchStorage(articles) / openSearchNodes));
    const shared = fits ? { snapshotMemory } : { snapshotEveryMinutes: 0 };
    const megabytes = (articles * SNAPSHOT_BYTES) / 1e6;
    expect(cold === '–' || readme.split('## When to switch')[0]?.includes(cold)).toBe(true); // what is measured
    expect([index, memory, ...told]).toEqual([
      megabytes < 1000 ? `${megabytes.toFixed(0)} MB` : `${(megabytes / 1000).toFixed(1)} GB`,
      fits ? `${searchMemory} / ${snapshotMemory} MB` : 'no function has it',
      fits ? dollars(articles, 'memory', { searchMemory, snapshotMemory }) : '–',
      `${dollars(articles, 'opensearch', { openSearchStorage: disk, ...shared })}, ${openSearchNodes * disk} GB`,
    ]);
  });
});
