import type { Collection, Match, QueryWord, Question } from '../engine.ts';
import { Levenshtein } from '../index/dictionary/levenshtein.ts';
import { distanceOf } from './query.ts';

/**
 * Tells which terms of a document a question has matched, and in which fields: OpenSearch says only that it did.
 * @param textsOf the terms of a field, with a space between them
 */
export const matchedBy = (
  question: Question | null,
  { weights, text = [] }: Collection,
  only: readonly string[] | undefined,
): ((textOf: (field: string) => string) => Match['matched']) => {
  const words = wordsOf(question);
  const tests = Object.keys(weights)
    .filter(
      (field) => only === undefined || only.includes(field) || words.some(({ fields }) => fields?.includes(field)),
    )
    .map((field) => ({
      field,
      test: testOf(
        words.filter(({ fields }) => (fields ?? only)?.includes(field) ?? true),
        text.includes(field),
      ),
    }));
  return (textOf) => {
    const matched: Record<string, string[]> = {};
    for (const { field, test } of tests) {
      for (const term of new Set(textOf(field).split(' '))) {
        if (term === '' || !test(term)) continue;
        const fields = Object.hasOwn(matched, term) ? matched[term] : undefined;
        if (fields === undefined) Object.defineProperty(matched, term, { value: [field], enumerable: true });
        else fields.push(field);
      }
    }
    return matched;
  };
};

/** The words that something may match: none of what it must not have. */
const wordsOf = (question: Question | null): readonly QueryWord[] => {
  if (question === null) return [];
  if ('all' in question) return question.all.flatMap(wordsOf);
  if ('any' in question) return question.any.flatMap(wordsOf);
  if ('best' in question) return question.best.flatMap(wordsOf);
  if ('blend' in question) return question.blend;
  if ('of' in question) return wordsOf(question.of);
  return [question];
};

const testOf = (words: readonly QueryWord[], isText: boolean): ((term: string) => boolean) => {
  const exact = new Set(
    words.flatMap(({ anyOf, forms = [], others = [] }) => [...anyOf, ...(isText ? forms : []), ...others]),
  );
  const beginnings = words.filter(({ prefix }) => prefix).flatMap(({ anyOf }) => anyOf);
  const near = words.flatMap(({ anyOf, fuzzy }) =>
    anyOf.map((word) => ({ word, most: distanceOf(word, fuzzy) })).filter(({ most }) => most > 0),
  );
  return (term) =>
    exact.has(term) ||
    beginnings.some((beginning) => term.startsWith(beginning)) ||
    near.some(({ word, most }) => isNear(term, word, most));
};

const isNear = (term: string, word: string, most: number): boolean => {
  if (Math.abs(term.length - word.length) > most) return false;
  const distances = new Levenshtein(word, most);
  for (let at = 0; at < term.length; at++) if (!distances.step(at, term.charCodeAt(at))) return false;
  return distances.distance(term.length) <= most;
};
