import type { ArticleDraft } from '../../../../functions/archive/article.ts';
import { termsOf } from '../../../../functions/search/analysis.ts';
import { someone } from '../../../bench/material/people.ts';
import { pick, type Random, seededRandom } from '../../../bench/material/random.ts';
import type { TestCollection, TestDocument } from '../collection.ts';
import { type Ask, articleOf, asker, keyed } from '../ours.ts';
import { NAMES } from './names.ts';
import { story } from './plant.ts';
import { misspelt } from './typo.ts';

/** Of how many questions the one article that is meant was among the first three; and some that it was not. */
export type Known = {
  readonly name: string;
  readonly found: number;
  readonly of: number;
  readonly missed: readonly string[];
};

type Question = { readonly text: string; readonly id: string };

const FIRST = 3;
const PAGE = 10;
const TITLES = 400;
const PEOPLE = 400;
const SHORTEST = 5; // letters of a word that is misspelt: one fewer are looked for as they are
const MISSED = 20;
const MOST_TOGETHER = 8;

/**
 * Whether somebody who looks for one article that is there finds it: by words of its headline or the surname of whom it
 * quotes, one letter wrong, and by a name in the other script, quoted or only spoken of. The articles of the collections
 * are in the archive besides.
 */
export const measureKnown = async (collections: readonly TestCollection[]): Promise<readonly Known[]> => {
  const documents = collections.flatMap(({ name, documents: own }) =>
    own.map((one) => ({ ...one, id: `${name}-${one.id}` })),
  );
  return [
    ...(await measureTypos(documents)),
    await measureTogether(documents),
    ...(await measureScripts(documents.map(articleOf))),
  ];
};

const measureTypos = async (documents: readonly TestDocument[]): Promise<readonly Known[]> => {
  const random = seededRandom(31);
  const surnames = distinct(
    Array.from({ length: PEOPLE * 2 }, () => someone(random)),
    surnameOf,
  ).filter((name) => surnameOf(name).length >= SHORTEST);
  const people = surnames.slice(0, PEOPLE).map((name, at) => ({
    article: story(`person-${at}`, { headline: `Notes of the day, ${at}`, name, quoted: true, russian: false }),
    words: [surnameOf(name).toLowerCase()],
  }));
  const ask = asker([...documents.map(articleOf), ...people.map(({ article }) => article)]);
  const titles: { readonly id: string; readonly words: readonly string[] }[] = [];
  for (const one of titled(documents, random)) {
    // What three words do not find rightly spelt is no matter of spelling.
    if (titles.length < TITLES && (await ask(one.words.join(' '), PAGE)).slice(0, FIRST).includes(one.id))
      titles.push(one);
  }
  const bent = ({ id, words }: (typeof titles)[number]) => ({ id, text: bend(words, random) });
  return [
    await measure('words of a headline, one misspelt', titles.map(bent), ask),
    await measure(
      'a surname, misspelt',
      people.map(({ article: { id }, words }) => bent({ id, words })),
      ask,
    ),
  ];
};

/** Two words as a query that stand beside each other in three to eight documents: whether these are the first three. */
const measureTogether = async (documents: readonly TestDocument[]): Promise<Known> => {
  const having = new Map<string, Set<string>>();
  for (const { id, title, text } of documents) {
    for (const pair of new Set([title, text].flatMap(pairsIn)))
      having.set(pair, (having.get(pair) ?? new Set()).add(keyed(id)));
  }
  const pairs = [...having].filter(([, { size }]) => size >= FIRST && size <= MOST_TOGETHER).map(([pair]) => pair);
  const chosen = pairs.sort().filter((_, at) => at % Math.floor(pairs.length / TITLES) === 0);
  const ask = asker(documents.map(articleOf));
  const missed: string[] = [];
  let found = 0;
  for (const pair of chosen) {
    const first = (await ask(pair, PAGE)).slice(0, FIRST).filter((id) => having.get(pair)?.has(id)).length;
    found += first;
    if (first === 0) missed.push(pair);
  }
  return {
    name: 'two words that stand together, where they do',
    found,
    of: chosen.length * FIRST,
    missed: missed.slice(0, MISSED),
  };
};

const pairsIn = (text: string): readonly string[] => {
  const words = termsOf(text);
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    return next !== undefined && [word, next].every(({ length }) => length >= SHORTEST) ? [`${word} ${next}`] : [];
  });
};

/** Each name alone in an archive of others: no article but the one that is meant is of that person. */
const measureScripts = async (others: readonly ArticleDraft[]): Promise<readonly Known[]> => {
  const known: Known[] = [];
  for (const quoted of [true, false]) {
    for (const russian of [false, true]) {
      const planted = NAMES.map(([cyrillic, latin], at) => ({
        article: story(`name-${at}`, {
          headline: `${russian ? 'Заметки дня' : 'Notes of the day'}, ${at}`,
          name: russian ? cyrillic : latin,
          quoted,
          russian,
        }),
        text: surnameOf(russian ? latin : cyrillic),
      }));
      const ask = asker([...others.filter(isOfNobody), ...planted.map(({ article }) => article)]);
      for (const half of [0, 1]) {
        const questions = planted.flatMap(({ article: { id }, text }, at) => (at % 2 === half ? [{ id, text }] : []));
        known.push(
          await measure(
            `a ${russian ? 'Cyrillic' : 'Latin'} name in ${russian ? 'Latin' : 'Cyrillic'}, ${quoted ? 'quoted' : 'spoken of'}${half === 0 ? '' : ', unseen'}`,
            questions,
            ask,
          ),
        );
      }
    }
  }
  return known;
};

const SURNAMES = new Set(NAMES.flatMap(([, latin]) => termsOf(latin).slice(-1)));

/** Whether none of the names is in an article: of Khrushchev, say, there are several. */
const isOfNobody = ({ blocks }: ArticleDraft): boolean =>
  !blocks.some((block) => 'text' in block && termsOf(block.text).some((term) => SURNAMES.has(term)));

const measure = async (name: string, questions: readonly Question[], ask: Ask): Promise<Known> => {
  const missed: string[] = [];
  for (const { id, text } of questions) if (!(await ask(text, PAGE)).slice(0, FIRST).includes(id)) missed.push(text);
  return { name, found: questions.length - missed.length, of: questions.length, missed: missed.slice(0, MISSED) };
};

/** Documents with a title of their own, by the three rarest words of it. */
const titled = (documents: readonly TestDocument[], random: Random) => {
  const counts = new Map<string, number>();
  const wordsOf = ({ title }: TestDocument) => [...new Set(termsOf(title))].filter((word) => /^[a-z]{2,}$/.test(word));
  for (const document of documents) for (const word of wordsOf(document)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rarest = (words: readonly string[]) =>
    words.toSorted((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0)).slice(0, 3);
  const named = distinct(documents, ({ title }) => title).map((one) => ({
    id: keyed(one.id),
    words: rarest(wordsOf(one)),
  }));
  const usable = named.filter(({ words }) => words.length === 3 && words.some(({ length }) => length >= SHORTEST));
  return Array.from({ length: TITLES * 2 }, () => pick(random, usable));
};

/** The words as a query, one of the long ones misspelt. */
const bend = (words: readonly string[], random: Random): string => {
  const chosen = pick(
    random,
    words.filter(({ length }) => length >= SHORTEST),
  );
  return words.map((word) => (word === chosen ? misspelt(word, random) : word)).join(' ');
};

const surnameOf = (name: string): string => name.split(' ').at(-1) ?? name;

const distinct = <T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];
