import type { Block } from '../../archive/article.ts';
import { type Clause, isFiniteAt } from './clause.ts';
import { foldWord } from './languages/fold.ts';
import type { LanguagePack } from './languages/pack.ts';
import type { Mention } from './names.ts';
import type { Cast, Person } from './people.ts';
import type { Reading } from './reading.ts';
import { roleAt } from './roles.ts';

/** The role word of [from, to): its first; null where it names none. */
const roleWord = (words: readonly string[], pack: LanguagePack): string | null => {
  const role = words.find((word) => pack.roleNouns.has(word) || pack.titles.has(word));
  return role === undefined ? null : pack.stemOf(role);
};

/** "the minister", but neither "the Florida senator" nor "the suit". */
const isRoleAlone = ([role, ...more]: readonly string[], pack: LanguagePack): boolean =>
  role !== undefined && more.length === 0 && (pack.roleNouns.has(role) || pack.titles.has(role));

const NEAREST = 3; // words of an apposition or before a name

/** Nouns right beside a name, whatever they are: what its bearer may be called later. */
const nounsBeside = (clause: Clause, mention: Mention): readonly string[] => {
  const { pack, tokens } = clause;
  const nouns: string[] = [];
  const isNoun = (at: number): boolean => {
    const token = tokens[at];
    const other = pack.prepositions.has(token?.low ?? '') || pack.adverbs.has(token?.low ?? '');
    return token?.kind === 'word' && !other && !clause.covering.has(at) && !isFiniteAt(clause, at);
  };
  for (let at = mention.titleFrom - 1; at >= mention.titleFrom - NEAREST && isNoun(at); at -= 1)
    nouns.push(tokens[at]?.low ?? '');
  if (tokens[mention.to]?.text === ',')
    for (let at = mention.to + 1; at <= mention.to + NEAREST && isNoun(at); at += 1) nouns.push(tokens[at]?.low ?? '');
  const functions = [pack.determiners, pack.coordinators, pack.subordinators, pack.relativePronouns];
  return nouns.filter((noun) => !functions.some((set) => set.has(noun))).map((noun) => pack.stemOf(noun));
};

const hasHolders = ({ indefinites, definites }: LanguagePack): boolean => indefinites !== null || definites !== null;

const AGE = /^(\d{1,3})-\p{L}/u;
const ageKey = (years: string): string => `aged ${years}`;

/** "Ann Lee, 45," and later "the 45-year-old", der 45-Jährige, 45-летний. */
const ageBeside = ({ tokens }: Clause, { to }: Mention): readonly string[] => {
  const [comma, age, end] = [tokens[to], tokens[to + 1], tokens[to + 2]];
  const isAge = comma?.text === ',' && /^\d{1,3}$/.test(age?.text ?? '') && (end === undefined || end.kind === 'mark');
  return isAge && age !== undefined ? [ageKey(age.text)] : [];
};

/**
 * Who holds the role, or has the age, that a phrase names without a name: "the minister" after "Minister Ann Lee". Answers only where
 * one person of the story holds it, and the phrase is not of somebody new ("a minister", "one of the ministers").
 */
export const roleHolders = (reading: Reading, cast: Cast, blocks: readonly Block[]) => {
  const holders = new Map<string, Set<Person>>();
  for (const clause of reading.clauses) {
    const { pack } = clause;
    if (!hasHolders(pack)) continue;
    for (const mention of clause.mentions) {
      const person = cast.personOf(mention);
      if (person?.kind !== 'person') continue;
      const role = roleAt(clause, mention, blocks[clause.sentence.block]?.text ?? '')?.role ?? mention.title;
      const word = roleWord((role ?? '').split(/\s+/).map(foldWord), pack);
      const named = word === null ? [] : [word];
      for (const beside of [...named, ...nounsBeside(clause, mention), ...ageBeside(clause, mention)])
        holders.set(beside, (holders.get(beside) ?? new Set()).add(person));
    }
  }
  /** Der Minister may be the Verkehrsminister, in a language that compounds. */
  const holding = (word: string, compounds: boolean): readonly Person[] => {
    const exact = holders.get(word);
    if (exact !== undefined || !compounds || word === '') return [...(exact ?? [])];
    return [...new Set([...holders].flatMap(([role, people]) => (role.endsWith(word) ? [...people] : [])))];
  };
  const named = cast.people.filter(({ kind, words }) => kind === 'person' && words.length > 1);
  const protagonist = named.length === 1 ? (named[0] ?? null) : null; // whom else should "the baker" mean?
  return (clause: Clause, from: number, to: number): Person | null => {
    const { indefinites, definites } = clause.pack;
    const words = clause.tokens.slice(from, to).map((token) => token.low);
    if (!hasHolders(clause.pack) || words.some((word) => indefinites?.has(word))) return null;
    const age = words.map((word) => AGE.exec(word)?.[1]).find((years) => years !== undefined);
    const [aged, ...alike] = age === undefined ? [] : (holders.get(ageKey(age)) ?? []);
    if (aged !== undefined) return alike.length === 0 ? aged : null;
    const alone = words.filter((word) => !clause.pack.determiners.has(word) && !AGE.test(word));
    if (definites !== null && !(definites.has(words[0] ?? '') && isRoleAlone(alone, clause.pack))) return null;
    const word = roleWord(words, clause.pack) ?? (alone.length === 1 ? clause.pack.stemOf(alone[0] ?? '') : '');
    if (word === '' || alone.some((other) => clause.pack.organisationWords.has(other))) return null;
    const [only, rival] = holding(word, clause.pack.capitals === 'nouns');
    if (only !== undefined) return rival === undefined ? only : null;
    const isRole = alone.length === 1 && clause.pack.roleNouns.has(alone[0] ?? '');
    return isRole ? protagonist : null;
  };
};
