import type { BenchArticle } from './article.ts';
import { articleOf } from './generator.ts';
import { between, pick, type Random, seededRandom } from './random.ts';
import { plainWords } from './words.ts';

export const QUERY_CLASSES = ['rare name', 'common words', 'prefix', 'typo', 'phrase', 'filtered', 'faceted'] as const;
export type QueryClass = (typeof QUERY_CLASSES)[number];

/** A question that every engine is asked in its own words. */
export type BenchQuery = {
  readonly class: QueryClass;
  readonly words: readonly string[];
  /** Whether a document must have all words or any. */
  readonly combine: 'all' | 'any';
  /** The last word is the beginning of one. */
  readonly prefix: boolean;
  /** A word may be misspelt in a fifth of its letters. */
  readonly typos: boolean;
  readonly filter: QueryFilter | null;
  /** Counts of all matches by language and place. */
  readonly facets: boolean;
  /** The article that the words were taken from, which a good answer has among its first ten. */
  readonly source: string | null;
};

/** Days since 1970, both inclusive. */
export type QueryFilter = { readonly language: string; readonly fromDay: number; readonly toDay: number };

/** Queries of every class in turn, from the articles 0 up to `articles` of the archive of a seed. */
export const generateQueries = (seed: number, articles: number, perClass: number, querySeed: number): BenchQuery[] => {
  const random = seededRandom(seed * 31 + querySeed);
  const anArticle = (): BenchArticle => articleOf(seed, between(random, 0, articles - 1));
  const round = (): BenchQuery[] => QUERY_CLASSES.map((name) => WRITERS[name](random, anArticle));
  return Array.from({ length: perClass }, round).flat();
};

type Writer = (random: Random, anArticle: () => BenchArticle) => BenchQuery;

const plain = { combine: 'any', prefix: false, typos: false, filter: null, facets: false, source: null } as const;

// Among the 400 most frequent, but not among the 20 that every article has, which a reader's query would leave out.
const commonWord = (random: Random): string => plainWords(between(random, 20, 400));

const common = (random: Random): readonly string[] =>
  Array.from({ length: between(random, 2, 3) }, () => commonWord(random));

const bodyWords = ({ body }: BenchArticle): string[] => body.toLowerCase().match(/[a-z]+/g) ?? [];

const WRITERS: Readonly<Record<QueryClass, Writer>> = {
  'rare name': (random, anArticle) => {
    const article = anArticle();
    const name = article.quotations.length > 0 ? pick(random, article.quotations).speaker : article.byline;
    return { ...plain, class: 'rare name', words: name.toLowerCase().split(' '), source: article.id };
  },
  'common words': (random) => ({ ...plain, class: 'common words', words: common(random) }),
  prefix: (random) => {
    const begun = plainWords(between(random, 150, 20_000)).slice(0, between(random, 2, 4));
    return { ...plain, class: 'prefix', words: [commonWord(random), begun], prefix: true };
  },
  typo: (random, anArticle) => {
    const article = anArticle();
    const words = bodyWords(article).filter((word) => word.length >= 6);
    const misspelt = Array.from({ length: 2 }, () => misspell(random, pick(random, words)));
    return { ...plain, class: 'typo', words: misspelt, typos: true, source: article.id };
  },
  phrase: (random, anArticle) => {
    const article = anArticle();
    const words = bodyWords(article);
    const start = between(random, 0, words.length - 5);
    return { ...plain, class: 'phrase', words: words.slice(start, start + 5), combine: 'all', source: article.id };
  },
  filtered: (random, anArticle) => {
    const { day, language } = anArticle();
    const filter = { language, fromDay: day - 180, toDay: day + 180 };
    return { ...plain, class: 'filtered', words: common(random), filter };
  },
  faceted: (random) => ({ ...plain, class: 'faceted', words: common(random), facets: true }),
};

/** One letter replaced, left out, or changed places with the next; never the first. */
const misspell = (random: Random, word: string): string => {
  const at = between(random, 1, word.length - 2);
  const [before, letter, next, after] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1), word.slice(at + 2)];
  return pick(random, [
    `${before}${pick(random, [...'aeiou'])}${next}${after}`,
    `${before}${next}${after}`,
    `${before}${next}${letter}${after}`,
  ]);
};
