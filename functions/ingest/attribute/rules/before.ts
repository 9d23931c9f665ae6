import { type Clause, cueAt, isFiniteAt, isPassiveAt, mentionEnding, type Subject } from '../clause.ts';
import { invertedSubject, mainSubjectBefore, subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import type { Finding, Rule } from './finding.ts';

const PASSIVE_REACH = 4; // tokens from "asked" to its quotation
const WEAK_REACH = 8; // tokens from a weak verb to its quotation

const subjectOf = (clause: Clause, verb: number, finite: boolean): Subject | null => {
  if (!finite) {
    const beside = mentionEnding(clause, verb);
    if (beside?.kind === 'person' && !beside.possessive)
      return { kind: 'name', mention: beside, from: beside.titleFrom, to: beside.to };
    return mainSubjectBefore(clause, verb) ?? subjectBefore(clause, verb, 0);
  }
  const after = invertedSubject(clause, verb);
  if (after !== null) return { kind: 'name', mention: after, from: after.titleFrom, to: after.to };
  const before = subjectBefore(clause, verb, 0);
  const inverted = verb === 0 || clause.tokens[verb - 1]?.kind === 'quote' || clause.tokens[verb - 2]?.kind === 'quote';
  return before ?? (inverted || clause.pack.verbFirst ? subjectAfter(clause, verb) : null);
};

/** Ann Lee was asked by Bo Smith: "Q". Without the "by", nobody in the sentence. */
export const passiveBefore: Rule = (clause, at) => {
  const verb = clause.tokens[at - 1]?.kind === 'mark' ? at - 2 : at - 1;
  for (let place = verb; place > Math.max(0, verb - PASSIVE_REACH); place -= 1) {
    if (cueAt(clause, place) !== null) return null;
    if (!isPassiveAt(clause, place)) continue;
    const subject = clause.tokens[place + 1]?.low === 'by' ? subjectAfter(clause, place + 1) : null;
    return { rule: 'passive-before', cue: clause.tokens[place]?.text ?? null, clause, subject };
  }
  return null;
};

/** Ann Lee said: "Q". Ann Lee, the mayor, told reporters that "Q". Ann Lee rose, saying "Q". */
export const sayingBefore: Rule = (clause, at) => {
  let inner: Finding | null = null;
  for (let verb = at - 1; verb >= 0; verb -= 1) {
    const cue = cueAt(clause, verb);
    if (cue === null || (cue.weak && (inner !== null || at - verb > WEAK_REACH))) continue;
    const subject = subjectOf(clause, verb, cue.finite);
    if (subject === null) continue;
    const finding = { rule: 'saying-before', cue: clause.tokens[verb]?.text ?? null, clause, subject };
    if (inner !== null) return reports(clause, verb, inner.subject?.from ?? 0) ? finding : inner;
    if (isBeside(clause, verb, at) || (!cue.weak && isSomebody(subject))) return finding;
    inner = finding;
  }
  return inner;
};

/** A name, or a pronoun of a person: "it" and "they" may stand in what somebody else reports. */
const isSomebody = (subject: Subject): boolean =>
  subject.kind === 'name' || (subject.kind === 'pronoun' && subject.gender !== null);

/** "…, the heckler yelled: Q": nothing that governs the clause can be nearer. */
const isBeside = (clause: Clause, verb: number, at: number): boolean =>
  at - verb <= 3 && /^[,:]$/.test(clause.tokens[at - 1]?.text ?? '');

/** Ann Lee said the city feels "Q": is what begins at `at` the complement of the verb of saying at `verb`? */
const reports = (clause: Clause, verb: number, at: number): boolean => {
  for (let place = verb + 1; place < at; place += 1) {
    const token = clause.tokens[place];
    if (token?.text === ';' || token?.text === ':') return false;
    if (token?.text === ',' && clause.pack.coordinators.has(clause.tokens[place + 1]?.low ?? '')) return false;
  }
  return at > verb && clause.tokens[at - 1]?.text !== ',';
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

/** It was no surprise to the mayor, Ann Lee: "Q". */
export const nameBeforeColon: Rule = (clause, at) => {
  const mention = /^(?::|[—–-]+)$/.test(clause.tokens[at - 1]?.text ?? '') ? mentionEnding(clause, at - 1) : undefined;
  const told = clause.tokens[(mention?.titleFrom ?? 0) - 1]?.low ?? '';
  if (mention === undefined || mention.kind !== 'person' || clause.pack.prepositions.has(told)) return null;
  return {
    rule: 'name-before-colon',
    cue: null,
    clause,
    subject: { kind: 'name', mention, from: mention.titleFrom, to: mention.to },
  };
};

/** A sentence without a verb that we know: Ann Lee: "Q". */
export const nameBefore: Rule = (clause, at) => {
  const mention = [...clause.mentions]
    .reverse()
    .find(
      (candidate) =>
        candidate.to <= at && candidate.kind === 'person' && (candidate.words.length > 1 || candidate.title !== null),
    );
  if (mention === undefined) return null;
  return {
    rule: 'name-before',
    cue: null,
    clause,
    subject: { kind: 'name', mention, from: mention.titleFrom, to: mention.to },
  };
};
