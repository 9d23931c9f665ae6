import type { Block } from '../../archive/article.ts';
import type { Clause } from './clause.ts';
import { foldWord } from './languages/fold.ts';
import type { LanguagePack } from './languages/pack.ts';
import type { Cast, Person } from './people.ts';
import type { Reading } from './reading.ts';
import { roleAt } from './roles.ts';

/** The role word of [from, to): its first; null where it names none. */
const roleWord = (words: readonly string[], pack: LanguagePack): string | null => {
  const role = words.find((word) => pack.roleNouns.has(word) || pack.titles.has(word));
  return role === undefined ? null : pack.stemOf(role);
};

/**
 * Who holds the role that a phrase names without a name: "the minister" after "Minister Ann Lee". Answers only where
 * one person of the story holds it, and the phrase is not of somebody new ("a minister", "one of the ministers").
 */
export const roleHolders = (reading: Reading, cast: Cast, blocks: readonly Block[]) => {
  const holders = new Map<string, Set<Person>>();
  for (const clause of reading.clauses) {
    const { pack } = clause;
    if (pack.indefinites === null) continue;
    for (const mention of clause.mentions) {
      const person = cast.personOf(mention);
      if (person?.kind !== 'person') continue;
      const role = roleAt(clause, mention, blocks[clause.sentence.block]?.text ?? '')?.role ?? mention.title;
      const word = roleWord((role ?? '').split(/\s+/).map(foldWord), pack);
      if (word !== null) holders.set(word, (holders.get(word) ?? new Set()).add(person));
    }
  }
  /** Der Minister may be the Verkehrsminister, in a language that compounds. */
  const holding = (word: string, compounds: boolean): readonly Person[] => {
    const exact = holders.get(word);
    if (exact !== undefined || !compounds || word === '') return [...(exact ?? [])];
    return [...new Set([...holders].flatMap(([role, people]) => (role.endsWith(word) ? [...people] : [])))];
  };
  return (clause: Clause, from: number, to: number): Person | null => {
    const { indefinites } = clause.pack;
    const words = clause.tokens.slice(from, to).map((token) => token.low);
    if (indefinites === null || words.some((word) => indefinites.has(word))) return null;
    const [only, rival] = holding(roleWord(words, clause.pack) ?? '', clause.pack.capitals === 'nouns');
    return rival === undefined ? (only ?? null) : null;
  };
};
