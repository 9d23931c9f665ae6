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
import { nameBefore, nameBeforeColon, passiveBefore, sayingBefore, sentenceSubject } from './before.ts';
import type { Finding, Rule } from './finding.ts';

const BESIDE: readonly Rule[] = [verbThenName, nameThenVerb, signature, unlistedVerbThenName];
const FARTHER: readonly Rule[] = [
  closingAttribution,
  accordingTo,
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

/** The first rule that answers, from the surest to the last resort; null for a quotation that its sentence does not attribute. */
export const attributionInSentence = (clause: Clause, at: number): Finding | null => {
  const closed = isIntroduced(clause, at) || !endsForAttribution(clause, at);
  const rules = closed
    ? [passiveBefore, sayingBefore, ...BESIDE, ...FARTHER]
    : [...BESIDE, passiveBefore, sayingBefore, ...FARTHER];
  for (const rule of rules) {
    const finding = rule(clause, at);
    if (finding !== null) return finding;
  }
  return null;
};
