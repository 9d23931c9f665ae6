import { type Clause, cueAt, isFiniteAt, type Subject } from '../clause.ts';
import { subjectAfter, subjectBefore } from '../subject.ts';
import type { Finding, Rule } from './finding.ts';

const WEAK_REACH = 8; // tokens from a weak verb to its quotation

const bySaying = (clause: Clause, verb: number): Subject | null => {
  for (let at = verb - 1; at >= 0; at -= 1) {
    if (!isFiniteAt(clause, at)) continue;
    const subject = subjectBefore(clause, at, 0) ?? (cueAt(clause, at) === null ? null : subjectAfter(clause, at));
    if (subject !== null) return subject;
  }
  return subjectBefore(clause, verb, 0);
};

const subjectOf = (clause: Clause, verb: number, finite: boolean): Subject | null => {
  if (!finite) return bySaying(clause, verb);
  const before = subjectBefore(clause, verb, 0);
  const inverted = verb === 0 || clause.tokens[verb - 1]?.kind === 'quote' || clause.tokens[verb - 2]?.kind === 'quote';
  return before ?? (inverted || clause.pack.verbFirst ? subjectAfter(clause, verb) : null);
};

/** Ann Lee said: "Q". Ann Lee, the mayor, told reporters that "Q". Ann Lee rose, saying "Q". */
export const sayingBefore: Rule = (clause, at) => {
  for (let verb = at - 1; verb >= 0; verb -= 1) {
    const cue = cueAt(clause, verb);
    if (cue === null || (cue.weak && at - verb > WEAK_REACH)) continue;
    const subject = subjectOf(clause, verb, cue.finite);
    if (subject !== null) return { rule: 'saying-before', cue: clause.tokens[verb]?.text ?? null, clause, subject };
  }
  return null;
};

/** Any subject of the sentence before the quotation: Ann Lee swiped at her "Q". The nearest. */
export const sentenceSubject: Rule = (clause, at): Finding | null => {
  for (let verb = at - 1; verb >= 0; verb -= 1) {
    if (!isFiniteAt(clause, verb)) continue;
    const subject = subjectBefore(clause, verb, 0);
    if (subject !== null) return { rule: 'sentence-subject', cue: clause.tokens[verb]?.text ?? null, clause, subject };
  }
  return null;
};

/** A sentence without a verb that we know: Ann Lee: "Q". */
export const nameBefore: Rule = (clause, at) => {
  const mention = [...clause.mentions].reverse().find((candidate) => candidate.to <= at && candidate.kind === 'person');
  if (mention === undefined) return null;
  return {
    rule: 'name-before',
    cue: null,
    clause,
    subject: { kind: 'name', mention, from: mention.titleFrom, to: mention.to },
  };
};
