import { type Clause, cueAt, isComma } from '../clause.ts';
import { subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import type { Rule } from './finding.ts';

const FARTHEST = 12; // tokens from "as" to its verb

const opensHere = (clause: Clause, at: number): boolean => {
  const before = clause.tokens[at - 1];
  return clause.pack.asWords.has(clause.tokens[at]?.low ?? '') && (before === undefined || before.kind !== 'word');
};

/** As Ann Lee put it last week, the city is "Q". Yet, as Ann Lee observed, "Q". */
export const asPut: Rule = (clause, at) => {
  for (let from = 0; from < at; from += 1) {
    if (!opensHere(clause, from)) continue;
    for (let verb = from + 1; verb < Math.min(at, from + FARTHEST); verb += 1) {
      if (isComma(clause.tokens[verb]) && cueAt(clause, verb - 1) !== null) break;
      if (cueAt(clause, verb)?.finite !== true) continue;
      const subject = verb === from + 1 ? subjectAfter(clause, verb) : subjectBefore(clause, verb, from + 1);
      if (subject === null || subject.kind === 'noun') break;
      return { rule: 'as-put', cue: clause.tokens[verb]?.text ?? null, clause, subject };
    }
  }
  return null;
};
