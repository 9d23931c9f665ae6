import type { Collection, QueryWord, Question } from '../engine.ts';
import type { Clause } from './conditions.ts';

/** How a collection is written in the index, and how rare some terms of it are together, as Lucene has it of one. */
export type Written = {
  readonly collection: Collection;
  readonly nameOf: (field: string) => string;
  readonly rarityOf: (terms: readonly string[]) => number;
};

const LARGEST_DISTANCE = 2;
const MOST_NEAR = 50; // terms that are as good as a misspelt word

// What a match weighs beside the word itself. Lucene scores each term by its own rarity, and a form is rarer than its word.
const FORM = 0.5;
const BLENDED_FORM = 0.8; // where a word and its forms are made as rare as all of them together
const OTHER = 0.7;
const NEAR = 0.45;
const BEGINNING = 1.5; // a constant: that of a middling word
const ALIKE = 0.3; // of what a word's other terms and fields add to the best of them

/**
 * A question as a query: what is asked of a replica is asked here in the words of OpenSearch. That a newsroom's word counts
 * as no rarer than what it stands for cannot be said there, and is not.
 * @param fields the only ones that are searched
 */
export const queryOf = (question: Question | null, written: Written, fields?: readonly string[]): Clause => {
  if (question === null) return { match_all: {} };
  const part = (one: Question | null): Clause => queryOf(one, written, fields);
  if ('all' in question) return question.all.length === 0 ? NOTHING : { bool: { must: question.all.map(part) } };
  if ('any' in question) return anyOf(question.any.map(part));
  if ('best' in question) return { dis_max: { queries: question.best.map(part) } };
  if ('blend' in question) {
    const { blended, weights } = written.collection;
    return anyOf(question.blend.map((word) => wordOf(word, written, blended ?? weights, fields, written.rarityOf)));
  }
  if ('of' in question) return { bool: { must: [part(question.of)], must_not: question.without.map(part) } };
  return wordOf(question, written, written.collection.weights, fields);
};

const NOTHING: Clause = { match_none: {} };

const anyOf = (should: readonly Clause[]): Clause =>
  should.length === 0 ? NOTHING : { bool: { should, minimum_should_match: 1 } };

const wordOf = (
  { anyOf: own, prefix, fuzzy, forms = [], others = [], fields, weight = 1 }: QueryWord,
  { collection, nameOf }: Written,
  weights: Collection['weights'],
  only: readonly string[] | undefined,
  rarityOf: Written['rarityOf'] | null = null,
): Clause => {
  const within = (fields ?? only ?? Object.keys(weights)).filter((field) => field in weights);
  const text = within.filter((field) => collection.text?.includes(field));
  const in_ = (names: readonly string[], clauseOf: (name: string, boost: number) => Clause): readonly Clause[] =>
    names.map((field) => clauseOf(nameOf(field), weight * (weights[field] ?? 1)));
  const together = rarityOf === null ? 1 : rarityOf([...own, ...forms]);
  const terms = (words: readonly string[], names: readonly string[], share: number): readonly Clause[] =>
    words.flatMap((value) => {
      const even = rarityOf === null ? 1 : together / rarityOf([value]);
      return in_(names, (name, boost) => ({ term: { [name]: { value, boost: boost * share * even } } }));
    });
  const near = (value: string): readonly Clause[] => {
    const fuzziness = distanceOf(value, fuzzy);
    if (fuzziness === 0) return [];
    const options = { value, fuzziness, transpositions: false, max_expansions: MOST_NEAR };
    return in_(within, (name, boost) => ({ fuzzy: { [name]: { ...options, boost: boost * NEAR } } }));
  };
  const beginning = (value: string): readonly Clause[] =>
    in_(within, (name, boost) => ({ prefix: { [name]: { value, boost: boost * BEGINNING } } }));
  const queries = [
    ...terms(own, within, 1),
    ...(prefix ? own.flatMap(beginning) : []),
    ...own.flatMap(near),
    ...terms(forms, text, rarityOf === null ? FORM : BLENDED_FORM),
    ...terms(others, within, OTHER),
  ];
  return queries.length === 0 ? NOTHING : { dis_max: { queries, tie_breaker: ALIKE } };
};

/** How many letters of a word may differ. */
export const distanceOf = (word: string, share: number): number =>
  Math.min(LARGEST_DISTANCE, Math.round(word.length * share));
