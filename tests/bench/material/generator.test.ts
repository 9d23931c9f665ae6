import { describe, expect, test } from 'vitest';
import { ARTICLE_FIELDS, type BenchArticle } from './article.ts';
import { fuzzQueries } from './fuzz.ts';
import { articleOf, generateArticles } from './generator.ts';
import { generateQueries, QUERY_CLASSES } from './queries.ts';

const wordsOf = (article: BenchArticle): string[] =>
  ARTICLE_FIELDS.flatMap((field) => article[field].toLowerCase().match(/[a-z]+/g) ?? []);

const ARTICLES = [...generateArticles(1, 2_000)];

describe('the articles of the bench', () => {
  test('are the same for the same seed, and others for another', () => {
    expect([...generateArticles(1, 20)]).toEqual(ARTICLES.slice(0, 20));
    expect([...generateArticles(2, 1)]).not.toEqual(ARTICLES.slice(0, 1));
  });

  test('do not depend on how many are asked for, nor on those before', () => {
    expect(articleOf(1, 1_234)).toEqual(ARTICLES[1_234]);
    expect([...generateArticles(1, 3, 500)]).toEqual(ARTICLES.slice(500, 503));
  });

  test('have some 450 words and three quotations, which stand in the body', () => {
    const words = ARTICLES.reduce((sum, article) => sum + wordsOf(article).length, 0) / ARTICLES.length;
    const quotations = ARTICLES.flatMap(({ body, quotations }) => quotations.map((quotation) => ({ body, quotation })));
    expect(words).toBeGreaterThan(400);
    expect(words).toBeLessThan(500);
    expect(quotations.length / ARTICLES.length).toBeGreaterThan(2.5);
    expect(quotations.length / ARTICLES.length).toBeLessThan(4);
    expect(quotations.every(({ body, quotation }) => body.includes(`“${quotation.text}”`))).toBe(true);
  });

  test('have a few words that are everywhere and very many that are rare, as Zipf says', () => {
    const counts = new Map<string, number>();
    for (const word of ARTICLES.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
    const frequencies = [...counts.values()].sort((a, b) => b - a);
    // Zipf: rank × frequency is about the same, here within a factor of two between the 20th and the 2,000th word.
    const product = (rank: number): number => rank * (frequencies[rank - 1] ?? 0);
    expect(product(200) / product(20)).toBeGreaterThan(0.5);
    expect(product(2_000) / product(20)).toBeGreaterThan(0.5);
    expect(product(2_000) / product(20)).toBeLessThan(2);
    expect(frequencies.filter((count) => count === 1).length).toBeGreaterThan(frequencies.length * 0.3);
  });

  test('bring new words all the time, ever fewer, as Heaps says', () => {
    const known = new Set<string>();
    const growth = [250, 500, 1_000, 2_000].map((until, at, steps) => {
      for (const word of ARTICLES.slice(steps[at - 1] ?? 0, until).flatMap(wordsOf)) known.add(word);
      return known.size;
    });
    for (const [at, size] of growth.slice(1).entries()) {
      const exponent = Math.log2(size / (growth[at] ?? 1)); // of the vocabulary, at twice the text
      expect(exponent).toBeGreaterThan(0.4);
      expect(exponent).toBeLessThan(0.85);
    }
  });
});

describe('the queries of the bench', () => {
  const queries = generateQueries(1, 2_000, 20, 1);

  test('are the same for the same seed, every class in turn', () => {
    expect(generateQueries(1, 2_000, 20, 1)).toEqual(queries);
    expect(generateQueries(1, 2_000, 20, 2)).not.toEqual(queries);
    expect(queries.map((query) => query.class)).toEqual(Array.from({ length: 20 }, () => QUERY_CLASSES).flat());
  });

  test('of a name and of a phrase use words of the article that they name', () => {
    for (const { words, source } of queries.filter(
      (query) => query.class === 'rare name' || query.class === 'phrase',
    )) {
      const article = ARTICLES.find(({ id }) => id === source);
      expect(article === undefined ? [] : wordsOf(article)).toEqual(expect.arrayContaining([...words]));
    }
  });

  test('of a typo are not what the article says, or by chance another word', () => {
    const typos = queries.filter((query) => query.class === 'typo');
    const unlike = typos.filter(({ words, source }) => {
      const article = ARTICLES.find(({ id }) => id === source);
      return article !== undefined && words.every((word) => !wordsOf(article).includes(word));
    });
    expect(unlike.length).toBeGreaterThan(typos.length / 2);
  });
});

test('Queries that nobody chose are the same for the same seed, and of every kind', () => {
  const queries = [...fuzzQueries(1, 100, 200)];
  expect(queries).toEqual([...fuzzQueries(1, 100, 200)]);
  expect(queries.every(({ words }) => words.length > 0 && words.every((word) => word !== ''))).toBe(true);
  const kinds = queries.map(({ prefix, typos, facets, filter }) => [prefix, typos, facets, filter !== null].join());
  expect(new Set(kinds).size).toBe(16);
});
