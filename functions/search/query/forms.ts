import type { Vocabulary } from '../engine.ts';
import type { Stemmer } from './stems.ts';

const LEAST_SHARED = 3; // letters that all forms of a word begin with
const MOST_LOOKED_AT = 2_000; // terms that begin so: more have too little in common
const MOST_FORMS = 32;

/**
 * The other terms of an archive that are forms of the same word: those of the same stem. They are looked for when a question
 * comes, among the terms that begin alike, so that an index holds words as they are written, and a stemmer may be mended or
 * added without a new one.
 */
export const formsOf = (term: string, vocabulary: Vocabulary, stemmers: readonly Stemmer[]): readonly string[] => {
  const forms = new Set<string>();
  for (const { script, stem } of stemmers) {
    if (!script.test(term)) continue;
    const own = stem(term);
    for (const other of vocabulary.termsWith(sharedBy(term, own), MOST_LOOKED_AT)) {
      if (other !== term && script.test(other) && stem(other) === own) forms.add(other);
    }
  }
  return [...forms].sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_FORMS);
};

/** What a word and its stem both begin with, less the letter that a stemmer may change: ponies, poni, pony. */
const sharedBy = (term: string, stem: string): string => {
  let length = 0;
  while (length < term.length && term[length] === stem[length]) length++;
  return term.slice(0, Math.max(Math.min(LEAST_SHARED, term.length), length - 1));
};
