import { type Clause, isComma, isFiller, mentionCovering, type Subject } from './clause.ts';
import type { Mention } from './names.ts';
import { isBarrier, isPreposition, LONGEST_PHRASE, loneName, named, pronounAt } from './phrases.ts';
import { remembered } from './remembered.ts';

/** The subject that stands after its verb: "said Ann Lee", "said the former mayor, Ann Lee", "said he". */
export const subjectAfter = remembered((clause, verb) => findAfter(clause, verb));

const findAfter = (clause: Clause, verb: number): Subject | null => {
  let from = verb + 1;
  while (from < clause.tokens.length && isFiller(clause, from) && clause.tokens[from]?.kind === 'word') from += 1;
  const pronoun = pronounAt(clause, from);
  if (pronoun !== null) return pronoun;
  const beside =
    clause.pack.indefinites === null ? undefined : clause.mentions.find(({ titleFrom }) => titleFrom === from);
  if (beside?.kind === 'person' && !beside.possessive) return named(beside);
  if (clause.pack.indefinites !== null && isPreposition(clause, from)) {
    const told = nameBeyondAddressee(clause, from);
    if (told !== null) return named(told);
  }
  let to = from;
  while (to < clause.tokens.length && to - from < LONGEST_PHRASE && !isBarrier(clause, to)) {
    if (isPreposition(clause, to)) break;
    const token = clause.tokens[to];
    const joins =
      token?.kind === 'word' && clause.pack.coordinators.has(token.low) && mentionCovering(clause, to) === undefined;
    const end = to;
    const named = clause.mentions.some(
      (mention) => mention.from >= from && mention.to <= end && mention.kind === 'person',
    );
    if (joins && named) break;
    to += 1;
  }
  const inside = clause.mentions.filter(
    (mention) => mention.titleFrom >= from && mention.to <= to && !mention.possessive,
  );
  const last = inside[inside.length - 1];
  if (last !== undefined && last.kind === 'person' && !isModifier(clause, last)) return named(last);
  const later = isDetermined(clause, from) ? null : nameBehind(clause, to);
  if (later !== null) return named(later);
  const after = nameInApposition(clause, to);
  if (after !== null) return named(after);
  if (last !== undefined && last.to >= to - 1 && !isModifier(clause, last)) return named(last);
  return to > from ? { kind: 'noun', from, to } : null;
};

/** cuenta a este diario Ann Lee: the one told stands between the verb and its subject. */
const nameBeyondAddressee = (clause: Clause, from: number): Mention | null => {
  let at = from;
  while (at - from < LONGEST_PHRASE && !isBarrier(clause, at)) at += 1;
  const mention = clause.mentions.find(({ kind, to, titleFrom }) => kind === 'person' && titleFrom > from && to <= at);
  if (mention === undefined || mention.possessive || mention.to < at) return null;
  const before = mention.titleFrom - 1;
  return isPreposition(clause, before) || clause.pack.determiners.has(clause.tokens[before]?.low ?? '')
    ? null
    : mention;
};

const isDetermined = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  return token?.kind !== 'word' || token.possessive || clause.pack.determiners.has(token.low);
};

/** "said master of ceremonies Ann Lee": a role without an article, and the full name at its end. */
const nameBehind = (clause: Clause, from: number): Mention | null => {
  let at = from;
  while (at - from < LONGEST_PHRASE && !isBarrier(clause, at)) at += 1;
  const full = clause.mentions.find((mention) => mention.from >= from && mention.to <= at && mention.kind === 'person');
  if (full === undefined || full.words.length < 2 || full.possessive) return null;
  const before = clause.tokens[full.titleFrom - 1];
  return before === undefined || isPreposition(clause, full.titleFrom - 1) || isDetermined(clause, full.titleFrom - 1)
    ? null
    : full;
};

/** "said a senior Lee adviser": the name only tells whose adviser. */
const isModifier = (clause: Clause, mention: Mention): boolean => {
  const next = clause.tokens[mention.to];
  if (next?.kind !== 'word' || next.capital || isFiller(clause, mention.to) || isPreposition(clause, mention.to))
    return false;
  const { pack } = clause;
  return !pack.determiners.has(next.low) && !pack.coordinators.has(next.low) && !isBarrier(clause, mention.to);
};

/** said the mayor of Almaty, Ann Lee: the name follows the comma. */
const nameInApposition = (clause: Clause, from: number): Mention | null => {
  let at = from;
  while (at < clause.tokens.length && at - from < LONGEST_PHRASE && !isComma(clause.tokens[at])) {
    if (isBarrier(clause, at)) return null;
    at += 1;
  }
  const next = clause.mentions.find((mention) => mention.titleFrom > at && mention.titleFrom <= at + 4);
  if (next?.kind !== 'person' || next.words.length < 2) return null;
  return loneName(clause, at + 1, next.to) === null ? null : next;
};
