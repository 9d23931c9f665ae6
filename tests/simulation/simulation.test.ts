import { beforeAll, describe, expect, it } from 'vitest';
import type { MakeFile } from '../../functions/ingest/made.ts';
import { LAWS } from './laws/law.ts';
import { MUTATIONS } from './mutations.ts';
import { simulate } from './simulate.ts';
import { rememberedFiles } from './world/stories.ts';
import { NO_WRAPPERS } from './wrappers.ts';

const SEEDS = 100; // `npm run simulate` runs as many as one likes

describe('whatever the services do to it, the archive', () => {
  let makeFile: MakeFile;
  beforeAll(async () => {
    makeFile = await rememberedFiles();
  });

  it('breaks no law', { timeout: 240_000 }, async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { breaches } = await simulate(seed, { makeFile });
      expect(breaches, `npm run simulate -- --seed ${seed} --trace`).toEqual([]);
    }
  });

  it('does the same again from the same seed', async () => {
    const traces = [0, 1].map((): string[] => []);
    for (const trace of traces) await simulate(3, { makeFile, trace: (line) => trace.push(line) });
    expect(traces[0]?.length).toBeGreaterThan(100);
    expect(traces[1]).toEqual(traces[0]);
  });

  it('is held to no law that none of the mutations breaks', () => {
    expect(LAWS.filter((law) => !MUTATIONS.some(({ breaks }) => breaks === law))).toEqual([]);
  });

  it('breaks one where it acknowledges before it commits: the laws can fail', async () => {
    const wrappers = MUTATIONS.find(({ name }) => name === 'acknowledge before the commit')?.wrappers ?? NO_WRAPPERS;
    const { breaches } = await simulate(1, { makeFile, wrappers });
    expect(breaches.map(({ law }) => law)).toContain('nothing acknowledged is lost');
  });
});
