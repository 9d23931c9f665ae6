import { describe, expect, it } from 'vitest';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';
import { budgetFor } from '../../../../functions/search/index/query/budget.ts';

// "the" and "then" are everywhere, "theodolite" in one note, "thesis" in a few.
const index = new CompactIndex<{ id: number; text: string }>({ fields: ['text'] });
for (let id = 0; id < 2000; id++) {
  const rare = id === 1234 ? ' theodolite' : id % 400 === 0 ? ' thesis' : '';
  index.add({ id, text: `the then${rare} number${id}` });
}
index.merge();

describe('a budget', () => {
  it('changes nothing where it is not hit', () => {
    const { relaxed, total } = index.top('the theodolite', { prefix: true });
    expect({ relaxed, total }).toEqual({ relaxed: false, total: 2000 });
  });

  it('leaves out the least frequent words that a prefix stands for, and says so', () => {
    const { relaxed, hits } = index.top('the', { prefix: true, budget: 3000 });
    expect(relaxed).toBe(true);
    expect(hits[0]?.terms).toContain('the');
    expect(index.top('th', { prefix: true, budget: 2500 }).total).toBe(2000);
  });

  it('leaves out the most frequent of the words of which any would do, never the rarest', () => {
    const { relaxed, total, hits } = index.top('the then theodolite', { budget: 100 });
    expect({ relaxed, total, first: hits[0]?.id }).toEqual({ relaxed: true, total: 1, first: 1234 });
    expect(index.top('the', { budget: 1 }).total).toBe(2000);
  });

  it('leaves out no word that a match must have', () => {
    const { relaxed, hits } = index.top('the then theodolite', { combineWith: 'AND', budget: 100 });
    expect([relaxed, hits.map(({ id }) => id)]).toEqual([false, [1234]]);
  });

  it('leaves out groups of words of which one is enough as a whole, and never the cheapest', () => {
    const both = (...words: string[]) => ({ combineWith: 'AND' as const, queries: words });
    const either = { combineWith: 'OR' as const, queries: [both('the', 'then'), both('the', 'thesis')] };
    const { relaxed, total } = index.top({ combineWith: 'AND', queries: [either, 'then'] }, { budget: 100 });
    expect({ relaxed, total }).toEqual({ relaxed: true, total: 5 });
  });

  it('leaves out no spelling of a word that a match must have', () => {
    const spellings = { combineWith: 'OR' as const, queries: ['the', 'thesis'] };
    const { relaxed, total } = index.top({ combineWith: 'AND', queries: [spellings, 'then'] }, { budget: 100 });
    expect({ relaxed, total }).toEqual({ relaxed: false, total: 2000 });
  });

  it('of a large archive is less for what words may stand for, and the same for whole words', () => {
    const plan = (operator: 'or' | 'blend') => ({ kind: 'combination', operator, parts: [] }) as const;
    const [small, large] = [budgetFor(100_000, plan('or')), budgetFor(1_000_000, plan('or'))];
    expect(small.all).toBe(small.words);
    expect(large.words).toBe(small.words);
    expect(large.all).toBeCloseTo(small.all / Math.sqrt(10));
    expect(budgetFor(100_000, plan('blend')).words).toBeLessThan(small.words);
  });
});
