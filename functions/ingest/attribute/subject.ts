import { headBeforeApposition } from './apposition.ts';
import {
  type Clause,
  cueAt,
  isComma,
  isFiller,
  isFiniteAt,
  mentionCovering,
  mentionEnding,
  type Subject,
} from './clause.ts';
import type { Mention } from './names.ts';
import { headOf, isPreposition, named, phraseStart, pronounAt } from './phrases.ts';
import { remembered } from './remembered.ts';
import { subjectAfter } from './subject-after.ts';
import type { Token } from './tokens.ts';

/** The subject that stands before the verb at a place, no further left than `bound`. */
export const subjectBefore = remembered((clause, verb, bound) => findBefore(clause, verb, bound));

const findBefore = (clause: Clause, verb: number, bound: number): Subject | null => {
  let at = verb - 1;
  while (at >= bound && isFiller(clause, at)) at -= 1;
  const token = clause.tokens[at];
  if (at < bound || token === undefined) return null;
  const pronoun = pronounAt(clause, at);
  if (pronoun !== null) return pronoun;
  if (token.kind === 'word' && clause.pack.relativePronouns.has(token.low)) {
    const end = isComma(clause.tokens[at - 1]) ? at - 1 : at;
    const nearest = mentionEnding(clause, end);
    if (nearest?.kind === 'person' && !nearest.possessive && !hasRoleBefore(clause, nearest.titleFrom, bound))
      return named(nearest);
    return end > bound ? headOf(clause, phraseStart(clause, end, bound), end) : null;
  }
  if (isComma(token) || (token.kind === 'quote' && token.text.endsWith(',')))
    return headBeforeApposition(clause, at, bound) ?? sharedSubject(clause, at, bound);
  if (token.kind === 'word' && mentionCovering(clause, at) === undefined) {
    const { pack } = clause;
    if (pack.coordinators.has(token.low) || pack.infinitives.has(token.low) || isFiniteAt(clause, at))
      return sharedSubject(clause, at + 1, bound);
    if (pack.subordinators.has(token.low) && !pack.prepositions.has(token.low)) return null;
  }
  const end = at + 1;
  const start = phraseStart(clause, end, bound);
  const relative = start > bound && isFiniteAt(clause, start - 1) ? relativeBefore(clause, start - 1, bound) : -1;
  const from = relative > bound ? phraseStart(clause, relative, bound) : start;
  const to = relative > bound ? relative : end;
  if (from >= to) return null;
  const head = headOf(clause, from, to);
  const isRole = head?.kind === 'name' && head.mention.kind === 'place'; // CEO, a capital that names nobody
  if (head?.kind !== 'noun' && !isRole) return head;
  return nameBeforeOpenApposition(clause, from, bound) ?? openingName(clause, end, bound) ?? head;
};

/** "a spokesman for Ann Lee, who said": is the name only the end of somebody else's phrase? */
const hasRoleBefore = (clause: Clause, from: number, bound: number): boolean => {
  if (!isPreposition(clause, from - 1)) return false;
  for (let at = from - 2; at >= bound && clause.tokens[at]?.kind === 'word' && !isFiniteAt(clause, at); at -= 1) {
    if (clause.pack.roleNouns.has(clause.tokens[at]?.low ?? '')) return true;
  }
  return false;
};

/** X, the mayor, on Monday at noon said: where the verb stands last, the name that opens the sentence is its subject. */
const openingName = (clause: Clause, end: number, bound: number): Subject | null => {
  const { pack, tokens } = clause;
  const first = pack.verbFinal ? clause.mentions.find(({ titleFrom }) => titleFrom >= bound) : undefined;
  if (first?.kind !== 'person' || first.possessive || first.to > end) return null;
  if (pack.accordingToAfter.some(([joint]) => joint === tokens[first.to]?.low)) return null; // X کی بیٹی: another's
  if (first.words.join(' ') !== pack.nominativeOf(first.words).join(' ')) return null;
  const joined = tokens
    .slice(first.to, end)
    .some(({ low }) => pack.coordinators.has(low) || pack.subordinators.has(low));
  return joined ? null : named(first);
};

/** Ann Lee, a nurse who saw the fire said: the comma that should close the apposition is missing. */
const nameBeforeOpenApposition = (clause: Clause, from: number, bound: number): Subject | null => {
  let at = from - 1;
  const { coordinators, roleNouns, titles } = clause.pack;
  const skips = (token: Token | undefined): boolean =>
    token?.kind === 'word' && [coordinators, roleNouns, titles].some((words) => words.has(token.low));
  while (at > bound && skips(clause.tokens[at])) at -= 1;
  const name = clause.tokens[at]?.text === ',' ? mentionEnding(clause, at) : undefined;
  if (name?.kind !== 'person' || name.possessive) return null;
  const before = clause.tokens[name.titleFrom - 1];
  return name.titleFrom === bound || before === undefined || before.kind !== 'word' ? named(name) : null;
};

const MOST_VERBS = 6; // looked back upon for the subject of a coordinated verb

/** The subject of the verb before which this clause's own verb is only coordinated: "X rose and said". */
const sharedSubject = (clause: Clause, before: number, bound: number): Subject | null => {
  for (const wanted of [cueAt, isFiniteAt]) {
    let verbs = 0;
    for (let at = before - 1; at >= bound && verbs < MOST_VERBS; at -= 1) {
      if (!isFiniteAt(clause, at) || !wanted(clause, at)) continue;
      verbs += 1;
      const subject =
        subjectBefore(clause, at, bound) ?? (cueAt(clause, at) === null ? null : subjectAfter(clause, at));
      if (subject !== null && !(subject.kind === 'pronoun' && subject.gender === null)) return subject;
    }
  }
  return null;
};

/** The relative pronoun to whose clause the verb at `verb` belongs: "a nurse who saw the fire said". */
const relativeBefore = (clause: Clause, verb: number, bound: number): number => {
  let at = verb - 1;
  while (at > bound && isFiller(clause, at)) at -= 1;
  const token = clause.tokens[at];
  return token?.kind === 'word' && clause.pack.relativePronouns.has(token.low) && !isComma(clause.tokens[at - 1])
    ? at
    : -1;
};

/** "…, said Ann Lee, the mayor": the name after a verb of saying that nothing but it can be the subject of. */
export const invertedSubject = (clause: Clause, verb: number): Mention | null => {
  const cue = cueAt(clause, verb);
  const next = clause.mentions.find((mention) => mention.titleFrom === verb + 1);
  if (!cue?.finite || cue.addresses || next?.kind !== 'person' || next.possessive) return null;
  const before = clause.tokens[verb - 1];
  const after = clause.tokens[next.to];
  const closed = after === undefined || after.kind !== 'word' || isPreposition(clause, next.to);
  return closed && (before === undefined || before.kind === 'quote' || isComma(before)) ? next : null;
};

/** "Añadió", "وأضاف": the verb alone, in a language that leaves its subject out, means the one spoken of before. */
export const droppedSubject = (clause: Clause, verb: number): Subject | null => {
  const cue = clause.pack.dropsSubjects ? cueAt(clause, verb) : null;
  return cue?.finite === true ? { kind: 'pronoun', gender: cue.gender, from: verb, to: verb + 1 } : null;
};

/** The subject of a finite verb, wherever it stands. */
export const subjectOfVerb = (clause: Clause, verb: number): Subject | null => {
  const inverted = invertedSubject(clause, verb);
  if (inverted !== null) return named(inverted);
  const cue = cueAt(clause, verb);
  return subjectBefore(clause, verb, 0) ?? (cue?.finite && !cue.addresses ? subjectAfter(clause, verb) : null);
};

/** Does the clause whose subject begins at `from` depend on another: "that she …", "said she …", "who …"? */
export const isEmbedded = (clause: Clause, from: number): boolean => {
  const before = clause.tokens[from - 1];
  if (before?.kind !== 'word') return false;
  const { pack } = clause;
  const depends =
    pack.subordinators.has(before.low) || pack.complementisers.has(before.low) || pack.relativePronouns.has(before.low);
  return depends || cueAt(clause, from - 1) !== null;
};

/** The nearest subject before `at` that is none of a dependent clause, else the nearest of any: whose "saying" it is. */
export const mainSubjectBefore = (clause: Clause, at: number): Subject | null => {
  let nearest: Subject | null = null;
  for (let verb = at - 1; verb >= 0; verb -= 1) {
    if (!isFiniteAt(clause, verb)) continue;
    const subject = subjectOfVerb(clause, verb);
    if (subject === null || (subject.kind === 'pronoun' && subject.gender === null)) continue;
    if (!isEmbedded(clause, subject.from)) return subject;
    nearest ??= subject;
  }
  return nearest;
};
