import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment } from '../../../../functions/search/index/builder.ts';
import { CompactIndex } from '../../../../functions/search/index/compact-index.ts';
import type { Condition } from '../../../../functions/search/index/query/where.ts';
import { change, type Filed, filedOf, OPTIONS, question, slowQuestion, story } from './arbitrary.ts';
import { applyAll } from './oracle.ts';

const stories = fc.array(story, { maxLength: 16, size: 'max' });
const changes = fc.array(change, { maxLength: 12, size: 'max' });
const questions = fc.array(fc.oneof({ weight: 4, arbitrary: question }, slowQuestion), { minLength: 6, maxLength: 12 });

const indexOf = (filed: readonly Filed[]): CompactIndex<Filed> =>
  new CompactIndex(OPTIONS, buildSegment(filed, OPTIONS));

describe('the top of the matches', () => {
  it('is the beginning of all matches, to the last bit, whatever was changed', () => {
    fc.assert(
      fc.property(
        stories,
        changes,
        questions,
        fc.nat({ max: 6 }),
        fc.nat({ max: 3 }),
        (first, then, asked, limit, offset) => {
          const filed = filedOf(first);
          const index = indexOf(filed);
          applyAll({ ours: index, theirs: null, filed }, then);
          for (const { query, options } of asked) {
            const all = index.search(query, options);
            const { hits, total } = index.top(query, { ...options, limit, offset });
            expect(total).toBe(all.length);
            expect(hits.map(({ sortValues, ...hit }) => hit)).toEqual(all.slice(offset, offset + limit));
            expect(hits.map(({ terms }) => terms)).toEqual(all.slice(offset, offset + limit).map(({ terms }) => terms));
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('filters, counts and sorts by columns as if it looked at each match', () => {
    const conditions = fc.record(
      {
        year: fc.record({ min: fc.constantFrom(1991, 1992), max: fc.constantFrom(1992, 1994) }, { requiredKeys: [] }),
        place: fc.constantFrom<string | string[] | { first?: string; last?: string }>(
          ...['Ost', 'Nirgends', ['Ost', 'West']],
          ...[{ first: 'Ost' }, { first: 'P', last: 'West' }, { last: 'Oss' }],
        ),
        tags: fc.constantFrom('x', ['y', 'z']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(stories, changes, question, conditions, (first, then, { query, options }, where) => {
        const filed = filedOf(first);
        const index = indexOf(filed);
        applyAll({ ours: index, theirs: null, filed }, then);
        const byId = new Map(filed.map((one) => [one.id, one]));
        const has = (value: string | undefined, wanted: Condition) =>
          value !== undefined &&
          (typeof wanted === 'object' && 'first' in wanted ? value >= String(wanted.first) : true) &&
          (typeof wanted === 'object' && 'last' in wanted ? value <= String(wanted.last) : true) &&
          (typeof wanted === 'string' || Array.isArray(wanted) ? [wanted].flat().includes(value) : true);
        const found = index.search(query, options).filter(({ id }) => {
          const { year = Number.NaN, place, tags } = byId.get(id) as Filed;
          const { min = 0, max = 9999 } = where.year ?? {};
          return (
            (where.year === undefined || (year >= min && year <= max)) &&
            (where.place === undefined || has(place, where.place)) &&
            (where.tags === undefined || tags.some((tag) => has(tag, where.tags as string)))
          );
        });
        const sort = [{ column: 'year', descending: true }, { column: 'place' }, { by: 'id' }] as const;
        const facets = { place: {}, tags: { limit: 2 }, year: { edges: [1990, 1992, 1994] } };
        const answer = index.top(query, { ...options, where, sort, facets, limit: 100 });
        expect(answer.total).toBe(found.length);
        const sorted = answer.hits.map(({ id }) => byId.get(id) as Filed);
        expect(new Set(sorted.map(({ id }) => id))).toEqual(new Set(found.map(({ id }) => id)));
        for (const [at, one] of sorted.entries()) {
          const next = sorted[at + 1];
          if (next !== undefined) expect((one.year ?? 0) >= (next.year ?? 0)).toBe(true);
          if (next?.year === one.year) expect((one.place ?? '~') <= (next?.place ?? '~')).toBe(true);
        }
        const tally = (values: readonly (string | undefined)[]) => {
          const counts = new Map<string, number>();
          for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
          const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
          return ranked.map(([value, count]) => ({ value, count }));
        };
        expect(answer.facets.place).toEqual(tally(sorted.map(({ place }) => place)));
        expect(answer.facets.tags).toEqual(tally(sorted.flatMap(({ tags }) => tags)).slice(0, 2));
        const years = sorted.map(({ year }) => year ?? 0);
        expect(answer.facets.year).toEqual([
          { value: 1990, count: years.filter((year) => year >= 1990 && year < 1992).length },
          { value: 1992, count: years.filter((year) => year >= 1992 && year < 1994).length },
        ]);
      }),
      { numRuns: 100 },
    );
  });

  it('goes on after the last hit of a page, page after page, without losing or repeating one', () => {
    fc.assert(
      fc.property(stories, question, fc.integer({ min: 1, max: 4 }), (first, { query, options }, limit) => {
        const index = indexOf(filedOf(first));
        const sort = [{ by: 'score', digits: 3 }, { column: 'year', descending: true }, { by: 'id' }] as const;
        const whole = index.top(query, { ...options, sort, limit: 100 }).hits.map(({ id }) => id);
        const paged: unknown[] = [];
        for (let page = index.top(query, { ...options, sort, limit }); page.hits.length > 0 && paged.length < 50; ) {
          paged.push(...page.hits.map(({ id }) => id));
          page = index.top(query, { ...options, sort, limit, after: page.hits.at(-1)?.sortValues ?? [] });
          expect(page.total).toBe(whole.length);
        }
        expect(paged).toEqual(whole);
      }),
      { numRuns: 100 },
    );
  });

  it('looks at no document but those among which it is asked to', () => {
    fc.assert(
      fc.property(stories, changes, question, (first, then, { query, options }) => {
        const filed = filedOf(first);
        const index = indexOf(filed);
        applyAll({ ours: index, theirs: null, filed }, then);
        const among = [...filed.filter((_, at) => at % 3 === 0).map(({ id }) => id), 'nobody'];
        const all = index.search(query, options).filter(({ id }) => among.includes(id));
        const { hits, total } = index.top(query, { ...options, among, limit: 100 });
        expect(total).toBe(all.length);
        expect(hits.map(({ id, score }) => ({ id, score }))).toEqual(all.map(({ id, score }) => ({ id, score })));
      }),
      { numRuns: 100 },
    );
  });
});
