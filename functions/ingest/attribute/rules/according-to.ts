import type { Clause, Subject } from '../clause.ts';
import { subjectAfter } from '../subject-after.ts';
import type { Rule } from './finding.ts';

/** The first place of an "according to" phrase, and the place after it, anywhere in the clause. */
export const accordingToIn = (clause: Clause): { readonly from: number; readonly to: number } | null => {
  for (let from = 0; from < clause.tokens.length; from += 1) {
    for (const phrase of clause.pack.accordingTo) {
      if (phrase.every((word, step) => clause.tokens[from + step]?.low === word))
        return { from, to: from + phrase.length };
    }
  }
  return null;
};

export const sourceAfter = (clause: Clause, to: number): Subject | null => subjectAfter(clause, to - 1);

/** "Q," according to Ann Lee. */
export const accordingTo: Rule = (clause) => {
  const phrase = accordingToIn(clause);
  if (phrase === null) return null;
  const subject = sourceAfter(clause, phrase.to);
  const cue = clause.tokens
    .slice(phrase.from, phrase.to)
    .map((token) => token.text)
    .join(' ');
  return subject === null ? null : { rule: 'according-to', cue, clause, subject };
};
