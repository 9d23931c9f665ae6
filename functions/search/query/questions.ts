import type { QueryWord, Question, Vocabulary } from '../engine.ts';
import { formsIn } from './forms.ts';
import { inOtherScript } from './other-script.ts';
import type { FieldName, Item, ReaderQuery } from './read-query.ts';
import { stemmersOf } from './stems.ts';
import { isFunctionWord, STOP_WORDS } from './stop-words.ts';
import { swapsOf } from './swaps.ts';
import { blendWith, orOthers, widenings } from './widen.ts';
import type { Terms } from './written.ts';

const SHORTEST_PREFIX = 2; // letters: fewer match half the dictionary
const SHORTEST_FUZZY = 4;
const FUZZINESS = 0.2; // of a word's letters: one in 4 to 7, two in 8 and more
const MOST_MISSPELT = 8; // words: each is held against every term of the archive
const PAGE = 10;

/** A collection as queries see it. */
export type Searched = {
  readonly vocabulary: Vocabulary;
  /** Of its texts, the frequent ones (BCP 47). */
  readonly languages: readonly string[];
  /** What a query's fields are called there; one that it has not is looked for everywhere. */
  readonly fields: Readonly<Partial<Record<FieldName, readonly string[]>>>;
};

/** A query as the index is asked. */
export type Questions = {
  /** What has every word; null where only what it has not was asked for. */
  readonly strict: Question | null;
  /** What has any, which is asked if fewer than `few` have them all; null where there is no more than one. */
  readonly wide: Question | null;
  readonly few: number;
};

/**
 * The query as an index is asked: in every form of its words that the index has; its last word may be the beginning of one,
 * and a word that the index does not know may be misspelt, unless it is short or has digits. A question in a sentence is
 * answered by what it is about, unless a page of articles has all its words: hardly one could be asked so that they have.
 * By a newsroom's words it is only widened: whatever would be found without them is found with them.
 */
export const questionsFor = (query: ReaderQuery, { vocabulary, languages, fields }: Searched): Questions => {
  const { words, required, without, typing } = query;
  const items = [...required.flat(), ...without];
  vocabulary.prepare([...words.flatMap(({ terms }) => terms), ...items.flatMap((item) => item.words.flat())]);
  const last = required.length === 0 ? words.at(-1)?.terms : required.at(-1)?.at(-1)?.words.at(-1);
  const formsOf = formsIn(vocabulary, stemmersOf(languages));
  const guess = guessing(vocabulary, languages, formsOf);
  const wordOf = (terms: Terms, weight: number): QueryWord => ({ ...guess(terms, typing && terms === last), weight });
  const fieldsOf = ({ field }: Item) => (field === null ? undefined : fields[field]);
  const asWritten = (item: Item): Question => ({
    all: item.words.map((anyOf) => ({ anyOf, prefix: false, fuzzy: 0, fields: fieldsOf(item) })),
  });
  const itemOf = (item: Item): Question =>
    item.phrase ? asWritten(item) : { all: item.words.map((it) => ({ ...wordOf(it, 1), fields: fieldsOf(item) })) };
  const wordsBut = (isOut: (term: string) => boolean): ReaderQuery['words'] => {
    const telling = words.filter(({ terms: [term = ''] }) => !isOut(term));
    return telling.length > 0 ? telling : required.length > 0 ? [] : words;
  };
  const itself = new Map(required.flat().map((item) => [item, itemOf(item)]));
  const left = without.filter(({ phrase }) => !phrase); // what has the words of a phrase may not have the phrase
  const except = <Q extends Question | null>(question: Q): Q | Question =>
    left.length === 0 ? question : { of: question, without: left.map(asWritten) };
  const each = wordsBut((term) => STOP_WORDS.has(term)).map((word) => ({ ...word, asked: wordOf(word.terms, 1) }));
  const about = wordsBut((term) => isFunctionWord(term, languages));
  const blended = about.map(({ terms, count }) => wordOf(terms, count));
  // Only now: what the query's own words may stand for is not to be less for what the newsroom adds.
  const widened = widenings(query, { stemmers: stemmersOf(languages), languages }, formsOf, vocabulary);
  const clauses = required.map(
    (alternatives): Question => ({
      any: alternatives.map((item) =>
        orOthers(itself.get(item) ?? itemOf(item), widened.items.get(item)?.others, fieldsOf(item)),
      ),
    }),
  );
  const all = [
    ...each
      .filter(({ terms: [term = ''], count }) => count > (widened.covered.get(term) ?? 0))
      .map(({ asked }) => asked),
    ...widened.words.flatMap(({ own, others }) => {
      const parts = each.filter(({ terms: [term] }) => own.some(([one]) => one === term)).map(({ asked }) => asked);
      const [first] = parts;
      return first === undefined ? [] : [orOthers(parts.length === 1 ? first : { all: parts }, others)];
    }),
  ];
  const blend = blendWith(blended, widened);
  const isSentence = (about.length < words.length && about.length > 2) || about.length > 7;
  return {
    strict: except(all.length + clauses.length === 0 && without.length > 0 ? null : { all: [...all, ...clauses] }),
    wide: words.length < 2 ? null : except(clauses.length === 0 ? { blend } : { all: [{ blend }, ...clauses] }),
    few: isSentence ? PAGE : 1,
  };
};

/** What each word of one question may stand for. */
const guessing = (
  vocabulary: Vocabulary,
  languages: readonly string[],
  formsOf: (term: string) => readonly string[],
): ((anyOf: Terms, mayBeginOne: boolean) => QueryWord) => {
  const inOther = inOtherScript(vocabulary);
  const known = new Map<Terms, QueryWord>();
  let misspelt = 0;
  return (anyOf, mayBeginOne) => {
    const guessed = known.get(anyOf);
    if (guessed !== undefined) return guessed;
    const [term = ''] = anyOf;
    const letters = [...term].length;
    const prefix = mayBeginOne && letters >= SHORTEST_PREFIX;
    const forms = isFunctionWord(term, languages) ? [] : [...formsOf(term), ...inOther(term)];
    // Where words have no forms, among names, one in another script does not show that this is how it is spelt.
    const isKnown = (forms.length > 0 && languages.length > 0) || anyOf.some((one) => vocabulary.knows(one, prefix));
    const mayBeMisspelt = !isKnown && letters >= SHORTEST_FUZZY && !anyOf.some((one) => /\p{N}/u.test(one));
    const fuzzy = mayBeMisspelt && misspelt++ < MOST_MISSPELT ? FUZZINESS : 0;
    const swapped = fuzzy === 0 ? [] : swapsOf(term).filter((one) => vocabulary.knows(one, false));
    const word = { anyOf: [...anyOf, ...swapped], prefix, fuzzy, forms };
    known.set(anyOf, word);
    return word;
  };
};
