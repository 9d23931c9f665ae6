import type { Clause } from './clause.ts';
import type { Gender } from './languages/pack.ts';
import type { Mention } from './names.ts';
import { isPreposition } from './phrases.ts';

type Sexed = Exclude<Gender, 'u'>;

const sexOf = (clause: Clause, at: number): Sexed | null => {
  const token = clause.tokens[at];
  if (token?.kind !== 'word') return null;
  const gender = clause.pack.subjectPronouns.get(token.low) ?? clause.pack.possessivePronouns.get(token.low) ?? 'u';
  return gender === 'u' ? null : gender;
};

/** The one person that a clause names, if it names no other. */
const onlyPerson = (clause: Clause): Mention | null => {
  const people = clause.mentions.filter(({ kind }) => kind === 'person');
  const last = ({ words }: Mention): string => (words[words.length - 1] ?? '').toLowerCase();
  const [first] = people;
  return first !== undefined && people.every((mention) => last(mention) === last(first)) ? first : null;
};

/** Opens the name the clause, and nobody else is meant before it: "She wrote to Lune" says nothing of Lune. */
const isFirst = (clause: Clause, person: Mention): boolean =>
  !isPreposition(clause, person.titleFrom - 1) &&
  clause.tokens.slice(0, person.titleFrom).every((_, at) => sexOf(clause, at) === null);

/** The sex of the pronouns of a clause; null where they are none or of both. */
const sexIn = (clause: Clause): Sexed | null => {
  const found = new Set<Sexed>();
  for (let at = 0; at < clause.tokens.length; at += 1) {
    const sex = sexOf(clause, at);
    if (sex !== null) found.add(sex);
  }
  const [sex = null] = found;
  return found.size === 1 ? sex : null;
};

/**
 * What the pronouns beside a name tell of its sex: "Lune said she …", or "Lune spoke. She …", where nobody else is
 * named. A hint, not a proof: whoever weighs them asks for agreement.
 */
export const gendersByPronoun = (clauses: readonly Clause[]): readonly (readonly [Mention, Gender])[] =>
  clauses.flatMap((clause, index) => {
    const person = onlyPerson(clause);
    if (person === null) return [];
    const hints: (readonly [Mention, Gender])[] = [];
    const here = sexIn(clause);
    if (here !== null && isFirst(clause, person)) hints.push([person, here]);
    const next = clauses[index + 1];
    const goesOn = next !== undefined && next.sentence.block === clause.sentence.block;
    const sex = goesOn && next.mentions.length === 0 ? sexOf(next, 0) : null;
    if (sex !== null) hints.push([person, sex]);
    return hints;
  });
