import { type Clause, isFiniteAt, type Subject } from '../clause.ts';
import { isPreposition } from '../phrases.ts';
import type { Rule } from './finding.ts';

const NOUN_REACH = 8; // tokens from the noun to the quotation
const OWNER_REACH = 4; // tokens from the owner to the noun: her angry March comment

const ownerAt = (clause: Clause, at: number): Subject | null => {
  const mention = clause.ending.get(at + 1);
  if (mention?.possessive && mention.kind === 'person')
    return { kind: 'name', mention, from: mention.titleFrom, to: mention.to };
  const token = clause.tokens[at];
  const gender = token?.kind === 'word' ? clause.pack.possessivePronouns.get(token.low) : undefined;
  return gender === undefined ? null : { kind: 'pronoun', gender, from: at, to: at + 1 };
};

/** Ann Lee's, her: whose the noun phrase is that ends at `end`. */
const ownerBefore = (clause: Clause, end: number): Subject | null => {
  for (let at = end; at >= Math.max(0, end - OWNER_REACH); at -= 1) {
    const owner = ownerAt(clause, at);
    if (owner !== null) return owner;
    if (clause.tokens[at]?.kind !== 'word' || isPreposition(clause, at) || isFiniteAt(clause, at)) return null;
  }
  return null;
};

/** They recall Ann Lee's warning that it was "Q"; her comment, "Q"; Ann Lee's "Q" promise. */
export const ownWords: Rule = (clause, at) => {
  const beside = ownerAt(clause, at - 1);
  if (beside?.kind === 'name') return { rule: 'own-words', cue: null, clause, subject: beside };
  for (let noun = at - 1; noun >= Math.max(1, at - NOUN_REACH); noun -= 1) {
    const token = clause.tokens[noun];
    if (token === undefined || token.kind === 'quote' || token.text === ';') return null;
    if (token.kind !== 'word' || !clause.pack.speechNouns.has(token.low)) continue;
    const subject = ownerBefore(clause, noun - 1);
    return subject === null ? null : { rule: 'own-words', cue: token.text, clause, subject };
  }
  return null;
};
