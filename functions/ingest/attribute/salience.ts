import { type Clause, isFiniteAt } from './clause.ts';
import type { Gender } from './languages/pack.ts';
import type { Mention } from './names.ts';
import type { Cast, Person } from './people.ts';
import { subjectBefore } from './subject.ts';

/** How much a mention brings a person to mind (after Lappin and Leass 1994), and how fast that fades. */
const WEIGHT = { speaker: 120, subject: 80, embedded: 35, other: 25, possessive: 20 };
const FADE = 0.55; // from sentence to sentence
const SURE_GENDER = 1.25;

type Role = 'subject' | 'embedded' | 'other' | 'possessive';

const isEmbedded = (clause: Clause, from: number, verbBefore: boolean): boolean => {
  const before = clause.tokens[from - 1];
  if (before?.kind !== 'word') return false;
  const { pack } = clause;
  return (
    pack.subordinators.has(before.low) ||
    pack.relativePronouns.has(before.low) ||
    (verbBefore && isFiniteAt(clause, from - 1))
  );
};

/** What part each name of a clause plays. */
export const rolesIn = (clause: Clause): ReadonlyMap<Mention, Role> => {
  const roles = new Map<Mention, Role>();
  let verbBefore = false;
  for (let at = 0; at < clause.tokens.length; at += 1) {
    if (!isFiniteAt(clause, at)) continue;
    const subject = subjectBefore(clause, at, 0);
    if (subject?.kind === 'name' && !roles.has(subject.mention)) {
      roles.set(subject.mention, isEmbedded(clause, subject.from, verbBefore) ? 'embedded' : 'subject');
    }
    verbBefore = true;
  }
  for (const mention of clause.mentions) {
    if (!roles.has(mention)) roles.set(mention, mention.possessive ? 'possessive' : 'other');
  }
  return roles;
};

/** Who is on the reader's mind, sentence by sentence. */
export const salience = (cast: Cast) => {
  const weights = new Map<Person, number>();
  const quoted = new Set<Person>();
  const add = (person: Person, weight: number): void => {
    weights.set(person, Math.max(weights.get(person) ?? 0, 0) + weight);
  };
  return {
    nextSentence: (): void => {
      for (const [person, weight] of weights) {
        if (weight * FADE < 0.5) weights.delete(person);
        else weights.set(person, weight * FADE);
      }
    },
    mentioned: (mention: Mention, role: Role): void => {
      const person = cast.personOf(mention);
      if (person !== null && person.kind === 'person') add(person, WEIGHT[role]);
    },
    referred: (person: Person): void => add(person, WEIGHT.subject),
    spoke: (person: Person): void => {
      quoted.add(person);
      add(person, WEIGHT.speaker);
    },
    /** Whom a pronoun of that gender means, or null. */
    meant: (gender: Gender): Person | null => {
      let best: Person | null = null;
      let bestWeight = 0;
      for (const [person, weight] of weights) {
        if (person.gender !== 'u' && gender !== 'u' && person.gender !== gender) continue;
        if (!person.sure && !quoted.has(person)) continue;
        const fit = person.gender === gender ? weight * SURE_GENDER : weight;
        if (fit > bestWeight) [best, bestWeight] = [person, fit];
      }
      return best;
    },
  };
};

export type Salience = ReturnType<typeof salience>;
