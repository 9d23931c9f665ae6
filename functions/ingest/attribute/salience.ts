import { type Clause, cueAt, isFiniteAt } from './clause.ts';
import type { Gender } from './languages/pack.ts';
import type { Mention } from './names.ts';
import type { Cast, Person } from './people.ts';
import { sourceIn } from './rules/according-to.ts';
import { subjectOfVerb } from './subject.ts';

/** How much a mention brings a person to mind (after Lappin and Leass 1994), and how fast that fades. */
const WEIGHT = { speaker: 110, reporter: 110, source: 110, subject: 80, embedded: 35, other: 25, possessive: 20 };
const FADE = 0.5; // from sentence to sentence
const REPEAT = 0.1; // of the smaller weight, where somebody is on the mind already
const UNSURE_PERSON = 0.75;
const SURE_GENDER = 1.5;

/** A `source` stands in whatever case its phrase governs: по словам X. */
export type Part = 'reporter' | 'source' | 'subject' | 'embedded' | 'other' | 'possessive';

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
export const partsIn = (clause: Clause): ReadonlyMap<Mention, Part> => {
  const parts = new Map<Mention, Part>();
  let verbBefore = false;
  for (let at = 0; at < clause.tokens.length; at += 1) {
    if (!isFiniteAt(clause, at)) continue;
    const cue = cueAt(clause, at);
    const says = cue !== null && !cue.weak;
    const subject = subjectOfVerb(clause, at);
    if (subject?.kind === 'name') {
      const part =
        subject.from < at && isEmbedded(clause, subject.from, verbBefore) ? 'embedded' : says ? 'reporter' : 'subject';
      const known = parts.get(subject.mention);
      if (known === undefined || WEIGHT[known] < WEIGHT[part]) parts.set(subject.mention, part);
    }
    verbBefore = true;
  }
  const source = clause.pack.indefinites === null ? null : sourceIn(clause);
  if (source?.kind === 'name') parts.set(source.mention, 'source'); // по словам X: what comes next is X's
  const [opening] = clause.mentions.filter(({ kind, possessive }) => kind === 'person' && !possessive);
  const isNominative = opening?.words.join(' ') === clause.pack.nominativeOf(opening?.words ?? []).join(' ');
  if (clause.pack.verbFinal && opening !== undefined && isNominative && !parts.has(opening))
    parts.set(opening, 'subject'); // the verb stands far behind it
  for (const mention of clause.mentions) {
    if (!parts.has(mention)) parts.set(mention, mention.possessive ? 'possessive' : 'other');
  }
  return parts;
};

/** The names that a clause is about. */
export const prominentIn = (clause: Clause): readonly Mention[] =>
  [...partsIn(clause)].filter(([, part]) => part === 'subject' || part === 'reporter').map(([mention]) => mention);

/** Who is on the reader's mind, sentence by sentence. */
export const salience = (cast: Cast) => {
  const weights = new Map<Person, number>();
  const heard = new Set<Person>();
  const add = (person: Person, weight: number): void => {
    const known = weights.get(person) ?? 0;
    weights.set(person, Math.max(known, weight) + REPEAT * Math.min(known, weight));
  };
  return {
    nextSentence: (): void => {
      for (const [person, weight] of weights) {
        if (weight * FADE < 0.5) weights.delete(person);
        else weights.set(person, weight * FADE);
      }
    },
    mentioned: (mention: Mention, role: Part): void => {
      const person = cast.personOf(mention);
      if (person === null || person.kind !== 'person') return;
      if (role === 'reporter' || role === 'source') heard.add(person);
      add(person, WEIGHT[role]);
    },
    referred: (person: Person): void => add(person, WEIGHT.subject),
    spoke: (person: Person): void => {
      heard.add(person);
      add(person, WEIGHT.speaker);
    },
    /** Whom a pronoun of that gender means, or null. */
    meant: (gender: Gender): Person | null => {
      let best: Person | null = null;
      let bestWeight = 0;
      for (const [person, weight] of weights) {
        if (person.gender !== 'u' && gender !== 'u' && person.gender !== gender) continue;
        const known = person.sure || heard.has(person);
        if (!known && person.words.length < 2) continue;
        const fit = weight * (person.gender === gender ? SURE_GENDER : 1) * (known ? 1 : UNSURE_PERSON);
        if (fit > bestWeight) [best, bestWeight] = [person, fit];
      }
      return best;
    },
  };
};

export type Salience = ReturnType<typeof salience>;
