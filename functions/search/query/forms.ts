import type { Vocabulary } from '../engine.ts';
import type { Stemmer } from './stems.ts';

const LEAST_SHARED = 3; // letters that all forms of a word begin with
const MOST_ALIKE = 1_000; // terms that begin so: more have too little in common
const MOST_LOOKED_AT = 4_000; // for one question, about 2 ms
const MOST_FORMS = 32;

/**
 * The other terms of an archive that are forms of the same word: those of the same stem. They are looked for when a question
 * comes, among the terms that begin alike, so that an index holds words as they are written, and a stemmer may be mended or
 * added without a new one. For one question: after several thousand terms it looks at no more.
 */
export const formsIn = (
  vocabulary: Vocabulary,
  stemmers: readonly Stemmer[],
): ((term: string) => readonly string[]) => {
  let left = MOST_LOOKED_AT;
  return (term) => {
    const forms = new Set<string>();
    for (const { script, stem } of stemmers) {
      if (!script.test(term)) continue;
      const own = stem(term);
      const alike = vocabulary.termsWith(sharedBy(term, own), Math.min(left, MOST_ALIKE));
      left -= alike.length;
      for (const other of alike) if (other !== term && script.test(other) && stem(other) === own) forms.add(other);
    }
    return [...forms].sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, MOST_FORMS);
  };
};

/** What a word and its stem both begin with, less a vowel that a stemmer may have put there: poni(es), pony; make, mak(ing). */
const sharedBy = (term: string, stem: string): string => {
  let length = 0;
  while (length < term.length && term[length] === stem[length]) length++;
  if (/[aeiouy]/.test(term[length - 1] ?? '')) length--;
  return term.slice(0, Math.max(Math.min(LEAST_SHARED, term.length), length));
};
