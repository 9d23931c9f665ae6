import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../../../functions/archive/article.ts';
import type { Stretch } from '../../../../functions/search/answers/revisions.ts';
import { diffOf } from '../../../../functions/search/revisions/diff.ts';
import { draft } from '../../../support/articles.ts';

const revision = (number: number, texts: readonly string[], headline = 'One'): Article => ({
  ...draft('incoming/a.txt'),
  id: 'a',
  headline,
  blocks: texts.map((text): Block => ({ type: 'paragraph', text })),
  state: 'live',
  revision: number,
  commit: number,
});

const without = (change: Stretch['change'], words: readonly Stretch[]): string =>
  words
    .filter((one) => one.change !== change)
    .map(({ text }) => text)
    .join('');

const texts = fc.array(
  fc.oneof(
    fc
      .array(fc.constantFrom('the', 'barge', 'lock', ' ', ', ', 'ё', '水', '\n'), { maxLength: 12 })
      .map((it) => it.join('')),
    fc.string({ unit: 'binary', maxLength: 10 }),
  ),
  { maxLength: 12 },
);

describe('the difference of two revisions', () => {
  it('holds both: without what is added it is the one, without what is removed the other', () => {
    fc.assert(
      fc.property(texts, texts, fc.string(), fc.string(), (was, is, before, after) => {
        const { blocks, headline, complete } = diffOf(revision(1, was, before), revision(2, is, after), 2);
        expect(complete).toBe(true);
        expect([without('added', headline), without('removed', headline)]).toEqual(
          before === after ? ['', ''] : [before, after],
        );
        for (const { was: old, is: now, words } of blocks) {
          if (old !== null) expect(without('added', words)).toBe(was[old]);
          if (now !== null) expect(without('removed', words)).toBe(is[now]);
        }
        const [gone, come] = [new Set(blocks.map((it) => it.was)), new Set(blocks.map((it) => it.is))];
        const same = (all: readonly string[], changed: ReadonlySet<number | null>) =>
          all.filter((_, at) => !changed.has(at));
        expect(same(was, gone)).toEqual(same(is, come)); // what is not told of is the same in both
      }),
    );
  });

  it('is nothing between a revision and itself', () => {
    fc.assert(
      fc.property(texts, (all) => {
        expect(diffOf(revision(1, all), revision(1, all), 1)).toMatchObject({ headline: [], deck: [], blocks: [] });
      }),
    );
  });

  it.each([
    ['all other words', (at: number, side: number) => `${side} ${at} `.repeat(40)],
    [
      'the same words in another order',
      (at: number, side: number) =>
        Array.from({ length: 400 }, (_, word) => (word * (side + 3) * 7 + at) % 401).join(' '),
    ],
    [
      'one long block',
      (at: number, side: number) =>
        at === 0 ? Array.from({ length: 200_000 }, (_, word) => (word * (side + 7)) % 1009).join(' ') : '',
    ],
  ])('of the longest articles takes less than two seconds: %s', (_, text) => {
    const [was, is] = [0, 1].map((side) => Array.from({ length: 2_000 }, (_, at) => text(at, side)));
    const started = process.cpuUsage();
    const answer = diffOf(revision(1, was ?? []), revision(2, is ?? []), 2);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(2);
    expect(JSON.stringify(answer).length).toBeLessThan(2_000_000);
  });

  it('says so where it does not tell all of it', () => {
    const [was, is] = [0, 1].map((side) => Array.from({ length: 500 }, (_, at) => `${side}${at} `.repeat(500)));
    expect(diffOf(revision(1, was ?? []), revision(2, is ?? []), 2).complete).toBe(false);
  });
});
