import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cost, readSizes } from '../../../../infra/cli/cost/cost.ts';
import { listen } from '../fakes.ts';

const run = (json: boolean) => {
  const { console, printed } = listen();
  cost({ articles: 100_000, incoming: 0, searches: 1_000_000, json }, { console, sizes: readSizes() });
  return printed;
};

describe('The README', () => {
  const readme = readFileSync('README.md', 'utf8');

  it('has of each service what the command reckons', () => {
    const { console, printed } = listen();
    const month = { articles: 100_000, incoming: 3_000, searches: 1_000_000 };
    cost({ ...month, json: true }, { console, sizes: readSizes() });
    for (const { name, idle, month: used } of JSON.parse(printed[0] ?? '').compared) {
      const row = readme.split('\n').find((line) => line.startsWith(`| ${name}`)) ?? '';
      expect(row.replaceAll('*', '')).toContain(`| ${idle.toFixed(2)} | ${used.toFixed(2)} |`);
    }
  });
});

describe('cost', () => {
  it('tells every part, what of it is the most, the sum, and each peer beside it', () => {
    const told = run(false).join('\n');
    expect(told).toMatch(/^US dollars a month, by list prices of 20\d\d-\d\d in us-east-1/);
    expect(told).toMatch(/\n1,000,000 searches +\d\.\d\d\n {4}search function +\d\.\d\d\n/);
    expect(told).toMatch(/\nin all +\d+\.\d\d\n/);
    expect(told).toMatch(/\nCuttings, all of it +\d+\.\d\d +\d+\.\d\d\n/);
    expect(told).toMatch(/\nAlgolia, Grow +0\.00 +495\.00\n/);
  });

  it('as JSON is one object, whose parts add up to what is compared', () => {
    const [line = ''] = run(true);
    const { parts, compared, asked } = JSON.parse(line);
    const sum = Object.values<Record<string, number>>(parts)
      .flatMap((costs) => Object.values(costs))
      .reduce((all, one) => all + one, 0);
    expect(compared[0]).toMatchObject({ name: 'Cuttings, all of it', month: expect.closeTo(sum, 9) });
    expect(asked).toEqual({ articles: 100_000, incoming: 0, searches: 1_000_000 });
  });
});
