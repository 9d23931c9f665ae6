import type { Clause, Subject } from '../clause.ts';
import { subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import type { Rule } from './finding.ts';

const POSSESSIVE = '*';

/** The first place of an "according to" phrase, and the place after it, anywhere in the clause. */
export const accordingToIn = (clause: Clause): { readonly from: number; readonly to: number } | null => {
  for (let from = 0; from < clause.tokens.length; from += 1) {
    const to = saysAt(clause, clause.pack.accordingTo, from);
    if (to !== -1) return { from, to };
  }
  return null;
};

const fits = (clause: Clause, at: number, word: string): boolean => {
  const low = clause.tokens[at]?.low ?? '';
  return low === word || (word === POSSESSIVE && clause.pack.possessivePronouns.has(low));
};

const saysAt = (clause: Clause, phrases: readonly (readonly string[])[], from: number): number => {
  const phrase = phrases.find((words) => words.every((word, step) => fits(clause, from + step, word)));
  return phrase === undefined ? -1 : from + phrase.length;
};

/** The same where the speaker stands before it: "X-тің айтуынша", "X کے مطابق". */
export const accordingToBehind = (
  clause: Clause,
): { readonly from: number; readonly to: number; readonly subject: Subject } | null => {
  if (clause.pack.accordingToAfter.length === 0) return null;
  for (let from = 1; from < clause.tokens.length; from += 1) {
    const to = saysAt(clause, clause.pack.accordingToAfter, from);
    const subject = to === -1 ? null : subjectBefore(clause, from, 0);
    if (subject !== null) return { from, to, subject };
  }
  return null;
};

export const textOf = (clause: Clause, from: number, to: number): string =>
  clause.tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');

/** Whose words the phrase [from, to) tells of: the possessive in it, else what follows it. */
export const sourceOfPhrase = (clause: Clause, { from, to }: { from: number; to: number }): Subject | null => {
  for (let at = from; at < to && clause.pack.accordingTo.some((words) => words.includes(POSSESSIVE)); at += 1) {
    const gender = clause.pack.possessivePronouns.get(clause.tokens[at]?.low ?? '');
    if (gender !== undefined) return { kind: 'pronoun', gender, from: at, to };
  }
  return subjectAfter(clause, to - 1);
};

/** Whom a clause gives as its source by such a phrase, whichever side of it. */
export const sourceIn = (clause: Clause): Subject | null => {
  const behind = accordingToBehind(clause);
  const phrase = behind === null ? accordingToIn(clause) : null;
  return behind?.subject ?? (phrase === null ? null : sourceOfPhrase(clause, phrase));
};

/** "Q," according to Ann Lee. */
export const accordingTo: Rule = (clause) => {
  const behind = accordingToBehind(clause);
  if (behind !== null)
    return { rule: 'according-to', cue: textOf(clause, behind.from, behind.to), clause, subject: behind.subject };
  const phrase = accordingToIn(clause);
  if (phrase === null) return null;
  const subject = sourceOfPhrase(clause, phrase);
  const cue = textOf(clause, phrase.from, phrase.to);
  return subject === null ? null : { rule: 'according-to', cue, clause, subject };
};
