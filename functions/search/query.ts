import { latinTerm, wordsIn } from './analysis.ts';
import type { QueryWord, Vocabulary } from './engine.ts';

const LONGEST_QUERY = 200; // characters
const MOST_WORDS = 16;
const SHORTEST_PREFIX = 2; // letters: fewer match half the dictionary
const SHORTEST_FUZZY = 4;
const FUZZINESS = 0.2; // of a word's letters: one in 4 to 7, two in 8 and more

/** What a reader asked for: words as terms, each in the forms it may be indexed under. */
export type ReaderQuery = {
  readonly words: readonly (readonly string[])[];
  /** What of the query was beyond its bounds and is not searched for, or null. */
  readonly cut: string | null;
};

// Few, and of two languages: a word that is grammar in one language is a noun in another ("die").
const STOP_WORDS = new Set(
  'a an and at by for from in is of on or the to was with и в во на с со по не что к из за о'.split(' '),
);

/** Reads a query: at most 200 characters and 16 words. Words that say nothing are left out unless there is no other. */
export const readQuery = (text: string): ReaderQuery => {
  const characters = [...text.trim()];
  const within = characters.slice(0, LONGEST_QUERY).join('');
  const seen = [...wordsIn(within)];
  const beyond = seen[MOST_WORDS]?.start ?? within.length;
  const cut = (within.slice(beyond) + characters.slice(LONGEST_QUERY).join('')).trim();
  const telling = seen.slice(0, MOST_WORDS).filter(({ term }) => !STOP_WORDS.has(term));
  const asked = telling.length > 0 ? telling : seen.slice(0, MOST_WORDS);
  const forms = new Map(asked.map(({ term, start, end }) => [term, [term, latinTerm(within.slice(start, end))]]));
  return {
    words: [...forms.values()].map((terms) => [...new Set(terms)].filter((term) => term !== '')),
    cut: cut === '' ? null : cut,
  };
};

/**
 * The query as the index is asked: the last word may be the beginning of one, and a word that the index does not know
 * may be misspelt, unless it is short or has digits.
 */
export const wordsFor = ({ words }: ReaderQuery, terms: Vocabulary): readonly QueryWord[] => {
  terms.prepare(words.flat());
  return words.map((anyOf, at) => {
    const letters = [...(anyOf[0] ?? '')].length;
    const prefix = at === words.length - 1 && letters >= SHORTEST_PREFIX;
    const known = anyOf.some((term) => terms.knows(term, prefix));
    const guess = !known && letters >= SHORTEST_FUZZY && !anyOf.some((term) => /\p{N}/u.test(term));
    return { anyOf, prefix, fuzzy: guess ? FUZZINESS : 0 };
  });
};
