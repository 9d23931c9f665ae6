import type { Collection, QueryWord, Question } from '../engine.ts';
import type { Clause } from './conditions.ts';

/** How a collection is written in the index: which kind of document, and what its fields are called there. */
export type Written = { readonly collection: Collection; readonly nameOf: (field: string) => string };

const LARGEST_DISTANCE = 2;
const MOST_NEAR = 50; // terms that are as good as a misspelt word

// What a match weighs beside the word itself. Lucene scores each term by its own rarity, and a form is rarer than its word.
const FORM = 0.5;
const OTHER = 0.7;
const NEAR = 0.45;
const BEGINNING = 1.5; // a constant: that of a middling word
const ALIKE = 0.3; // of what a word's other terms and fields add to the best of them

/**
 * A question as a query: what is asked of a replica is asked here in the words of OpenSearch. That a word in all its forms
 * counts as one, and a newsroom's word as no rarer than what it stands for, cannot be said here, and is not.
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
    return anyOf(question.blend.map((word) => wordOf(word, written, blended ?? weights, fields)));
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
): Clause => {
  const within = (fields ?? only ?? Object.keys(weights)).filter((field) => field in weights);
  const text = within.filter((field) => collection.text?.includes(field));
  const in_ = (names: readonly string[], clauseOf: (name: string, boost: number) => Clause): readonly Clause[] =>
    names.map((field) => clauseOf(nameOf(field), weight * (weights[field] ?? 1)));
  const terms = (words: readonly string[], names: readonly string[], share: number): readonly Clause[] =>
    words.flatMap((value) => in_(names, (name, boost) => ({ term: { [name]: { value, boost: boost * share } } })));
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
    ...terms(forms, text, FORM),
    ...terms(others, within, OTHER),
  ];
  return queries.length === 0 ? NOTHING : { dis_max: { queries, tie_breaker: ALIKE } };
};

/** How many letters of a word may differ. */
export const distanceOf = (word: string, share: number): number =>
  Math.min(LARGEST_DISTANCE, Math.round(word.length * share));
