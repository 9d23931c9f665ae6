import { personId } from '../../archive/person-id.ts';
import type { Stemmer } from '../query/stems.ts';
import { isFunctionWord, STOP_WORDS } from '../query/stop-words.ts';
import { type Terms, type Written, writtenIn } from '../query/written.ts';
import type { Words } from './format.ts';

/** Words that follow each other, each in any of its terms. */
export type Expression = readonly Terms[];

/** How an archive's words are formed. */
export type Grammar = { readonly stemmers: readonly Stemmer[]; readonly languages: readonly string[] };

/** An expression that stands in a query, how many of its words it takes, and what stands for it. */
export type Occurrence = { readonly length: number; readonly others: readonly Expression[] };

/** What a newsroom says that words stand for, as queries are widened by it. */
export type Thesaurus = {
  /** The longest expression that begins with a word of a query, in any form of its words; null where none does. */
  readonly expressionAt: (words: readonly Written[], at: number, grammar: Grammar) => Occurrence | null;
  /** The ids of one person or organisation under each name, of whom one is given: that one first. */
  readonly idsOf: (person: string) => readonly string[];
};

export const NO_THESAURUS: Thesaurus = { expressionAt: () => null, idsOf: (person) => [person] };

/** Made once of a file of words. */
export const thesaurusOf = ({ synonyms, people, organisations }: Words): Thesaurus => {
  const entries: Entry[] = synonyms.map(({ from, to }) => ({
    from: from.map(expressionOf),
    to: to.map(expressionOf),
    named: false,
  }));
  for (const names of [...people, ...organisations]) {
    const to = names.map(expressionOf);
    entries.push({ from: to, to, named: true });
  }
  for (const names of people) {
    const to = names.map(expressionOf);
    const families = to.filter((name) => name.length > 1).map((name) => name.slice(-1));
    entries.push({ from: families, to, named: true });
  }
  const longest = Math.max(0, ...entries.map(({ from }) => Math.max(...from.map(({ length }) => length), 0)));
  const ids = idsByName([...people, ...organisations]);
  const known = indexOf(entries, asWritten);
  const knownNames = indexOf(
    entries.filter(({ named }) => named),
    inLatin,
  );
  const knownByStem = new WeakMap<Stemmer, Index>();
  const byStem = (stemmer: Stemmer): Index => {
    const index = knownByStem.get(stemmer) ?? indexOf(entries, stemsBy(stemmer));
    knownByStem.set(stemmer, index);
    return index;
  };
  return {
    idsOf: (person) => [...(ids.get(person) ?? [person])],
    expressionAt: (words, at, { stemmers, languages }) => {
      const means = (expression: Expression, written: readonly Written[]): boolean =>
        written.some(({ terms, text }) => !isGrammar(terms, languages) || (expression.length === 1 && isShouted(text)));
      for (let length = Math.min(longest, words.length - at); length > 0; length--) {
        const written = words.slice(at, at + length);
        const expression = written.map(({ terms }) => terms);
        if (!means(expression, written)) continue;
        const found = [
          ...(known.get(asWritten(expression)) ?? []),
          ...(knownNames.get(inLatin(expression)) ?? []),
          ...stemmers.flatMap((stemmer) => byStem(stemmer).get(stemsBy(stemmer)(expression)) ?? []),
        ];
        const others = new Map(found.flatMap(({ to }) => to.map((other) => [asWritten(other), other])));
        for (const [key, other] of others)
          if (holds(other, expression) || other.every((terms) => isGrammar(terms, languages))) others.delete(key);
        if (others.size > 0) return { length, others: [...others.values()] };
      }
      return null;
    },
  };
};

type Entry = { readonly from: readonly Expression[]; readonly to: readonly Expression[]; readonly named: boolean };
type Index = ReadonlyMap<string, readonly Entry[]>;

const expressionOf = (text: string): Expression => writtenIn(text).map(({ terms }) => terms);

const asWritten = (expression: Expression): string => expression.map(([term = '']) => term).join(' ');

/** Names are the same in either script. */
const inLatin = (expression: Expression): string => expression.map((terms) => terms.at(-1) ?? '').join(' ');

/** The stems of an expression, or nothing where it is not of the stemmer's script. */
const stemsBy =
  ({ script, stem }: Stemmer) =>
  (expression: Expression): string =>
    expression.every(([term = '']) => script.test(term)) ? expression.map(([term = '']) => stem(term)).join(' ') : '';

const indexOf = (entries: readonly Entry[], keyOf: (expression: Expression) => string): Index => {
  const index = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const expression of entry.from) {
      const key = keyOf(expression);
      if (key === '') continue;
      const alike = index.get(key);
      if (alike === undefined) index.set(key, [entry]);
      else alike.push(entry);
    }
  }
  return index;
};

/** Whether everything that one expression finds has the other, too. */
const holds = (other: Expression, expression: Expression): boolean =>
  expression.every((terms) => other.some((word) => word.every((term) => terms.includes(term))));

/** What is grammar as a term may be a name in capitals: WHO, US, IT. As terms, they are the same. */
const isGrammar = ([term = '']: Terms, languages: readonly string[]): boolean =>
  STOP_WORDS.has(term) || isFunctionWord(term, languages);

const isShouted = (text: string): boolean => text.length > 1 && text === text.toUpperCase();

const idsByName = (named: readonly (readonly string[])[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const ids = new Map<string, Set<string>>();
  for (const names of named) {
    for (const own of names.map(personId)) {
      const known = ids.get(own) ?? new Set([own]);
      for (const name of names) known.add(personId(name));
      ids.set(own, known);
    }
  }
  return ids;
};
