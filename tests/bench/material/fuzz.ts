import { articleOf } from './generator.ts';
import { someone } from './people.ts';
import type { BenchQuery, QueryClass } from './queries.ts';
import { between, pick, type Random, seededRandom } from './random.ts';
import { plainWords } from './words.ts';

/**
 * Queries that nobody chose: up to eight words from the most frequent of all to ones that no article has, whole, cut
 * down to a letter, misspelt; any or all of them; with and without prefixes, typos, filters and facets, together.
 */
export function* fuzzQueries(seed: number, articles: number, count: number): Generator<BenchQuery> {
  const random = seededRandom(seed * 37 + 5);
  for (let at = 0; at < count; at++) yield fuzzQuery(random, seed, articles);
}

const fuzzQuery = (random: Random, seed: number, articles: number): BenchQuery => {
  const { day, language } = articleOf(seed, between(random, 0, articles - 1));
  const days = pick(random, [1, 30, 5_000]);
  const filter = random() < 0.25 ? { language, fromDay: day - days, toDay: day + days } : null;
  const facets = random() < 0.25;
  const prefix = random() < 0.5;
  return {
    class: classOf(filter !== null, facets, prefix),
    words: Array.from({ length: pick(random, [1, 1, 2, 2, 3, 4, 5, 8]) }, () => bent(random, wordOf(random))),
    combine: pick(random, ['any', 'any', 'all']),
    prefix,
    typos: random() < 0.4,
    filter,
    facets,
    source: null,
  };
};

const classOf = (filtered: boolean, facets: boolean, prefix: boolean): QueryClass =>
  facets ? 'faceted' : filtered ? 'filtered' : prefix ? 'prefix' : 'common words';

/** Of any frequency, those that every article has among them. */
const wordOf = (random: Random): string => {
  const rank = Math.floor(10 ** (random() * 6.5));
  return random() < 0.15 ? pick(random, someone(random).toLowerCase().split(' ')) : plainWords(rank - 1);
};

/** As it is, its first letters, or with a letter changed. */
const bent = (random: Random, word: string): string => {
  const draw = random();
  if (draw < 0.5) return word;
  const at = between(random, 0, word.length - 1);
  return draw < 0.8
    ? word.slice(0, at + 1)
    : `${word.slice(0, at)}${pick(random, [...'aeiourst'])}${word.slice(at + 1)}`;
};
