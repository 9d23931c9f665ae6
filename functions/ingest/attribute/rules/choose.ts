import { type Clause, cueAt, isPassiveAt } from '../clause.ts';
import { accordingTo } from './according-to.ts';
import {
  closingAttribution,
  endsForAttribution,
  nameAfter,
  nameThenVerb,
  signature,
  unlistedVerbThenName,
  verbAlone,
  verbThenName,
} from './after.ts';
import { asPut } from './as-put.ts';
import { nameBefore, nameBeforeColon, passiveBefore, sayingBefore, sentenceSubject } from './before.ts';
import type { Finding, Rule } from './finding.ts';
import { ownWords } from './own-words.ts';

const BESIDE: readonly Rule[] = [verbThenName, nameThenVerb, signature, unlistedVerbThenName];
const FARTHER: readonly Rule[] = [
  closingAttribution,
  accordingTo,
  ownWords,
  nameAfter,
  nameBeforeColon,
  verbAlone,
  sentenceSubject,
  nameBefore,
];

/** X said: "Q" or X said, "Q": nothing after the quotation can be closer. */
const isIntroduced = (clause: Clause, at: number): boolean => {
  const before = clause.tokens[at - 1];
  if (before?.text === ':') return true;
  const verb = before?.text === ',' ? at - 2 : at - 1;
  return cueAt(clause, verb) !== null || isPassiveAt(clause, verb);
};

/** They think "Q," Ann Lee said: a pronoun or a name with its verb right after is surer than what stands before. */
const signedAfter = (clause: Clause, at: number): Finding | null => {
  if (clause.tokens[at - 1]?.text === ':' || !clause.tokens[at]?.text.endsWith(',')) return null;
  const finding = nameThenVerb(clause, at);
  return finding?.subject?.from === at + 1 && finding.subject.kind !== 'noun' ? finding : null;
};

/** The first rule that answers, from the surest to the last resort; null for a quotation that its sentence does not attribute. */
export const attributionInSentence = (clause: Clause, at: number): Finding | null => {
  const signed = signedAfter(clause, at);
  if (signed !== null) return signed;
  const closed = isIntroduced(clause, at) || !endsForAttribution(clause, at);
  const rules = closed
    ? [asPut, passiveBefore, sayingBefore, ...BESIDE, ...FARTHER]
    : [...BESIDE, asPut, passiveBefore, sayingBefore, ...FARTHER];
  for (const rule of rules) {
    const finding = rule(clause, at);
    if (finding !== null) return finding;
  }
  return null;
};
