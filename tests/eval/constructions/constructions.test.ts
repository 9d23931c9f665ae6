import { describe, expect, it } from 'vitest';
import { readConstructions } from './read.ts';
import { articleOf, judge, scoreOf } from './score.ts';

const LEAST_F1 = 0.9;

describe('quotations and speakers of the sets we wrote before the rules', async () => {
  const stories = await readConstructions();

  it('stand at their offsets, whatever the direction of the script', async () => {
    for (const story of stories) {
      const { quotations, blocks } = await articleOf(story);
      for (const { block, start, end, text } of quotations) expect(blocks[block]?.text.slice(start, end)).toBe(text);
    }
  });

  describe.each([...new Set(stories.map(({ set }) => set))])('%s', (set) => {
    it.each(['dev', 'held'] as const)('are found in the %s half', async (half) => {
      const outcomes = await Promise.all(
        stories.filter((story) => story.set === set && story.half === half).map((story) => judge(story)),
      );
      expect(scoreOf(outcomes).f1).toBeGreaterThanOrEqual(LEAST_F1);
    });
  });
});
