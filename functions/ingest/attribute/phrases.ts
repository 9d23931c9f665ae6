import { type Clause, cueAt, isFiller, isFiniteAt, mentionCovering, mentionEnding, type Subject } from './clause.ts';
import type { Mention } from './names.ts';

export const LONGEST_PHRASE = 30; // tokens of a noun phrase

export const named = (mention: Mention): Subject => ({
  kind: 'name',
  mention,
  from: mention.titleFrom,
  to: mention.to,
});

export const pronounAt = (clause: Clause, at: number): Subject | null => {
  const token = clause.tokens[at];
  if (token?.kind !== 'word') return null;
  const gender = clause.pack.subjectPronouns.get(token.low);
  return gender === undefined ? null : { kind: 'pronoun', gender, from: at, to: at + 1 };
};

export const isPreposition = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  return (
    token?.kind === 'word' &&
    !token.capital &&
    clause.pack.prepositions.has(token.low) &&
    mentionCovering(clause, at) === undefined
  );
};

export const isBarrier = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  if (token === undefined || token.kind === 'quote') return true;
  if (token.kind === 'aside') return false;
  if (token.kind === 'mark') return !/^[-$%&'’/#@№]$/.test(token.text);
  if (mentionCovering(clause, at) !== undefined) return false;
  const { pack } = clause;
  if (pack.subjectPronouns.has(token.low) || pack.relativePronouns.has(token.low)) return true;
  if (pack.prepositions.has(token.low)) return false;
  return pack.subordinators.has(token.low) || isFiniteAt(clause, at) || cueAt(clause, at)?.finite === false;
};

/** The first place of the noun phrase that ends at `end` (exclusive), no further left than `bound`. */
export const phraseStart = (clause: Clause, end: number, bound: number): number => {
  let at = end;
  while (at > bound && end - at < LONGEST_PHRASE && !isBarrier(clause, at - 1)) {
    const token = clause.tokens[at - 1];
    const joins =
      token?.kind === 'word' &&
      clause.pack.coordinators.has(token.low) &&
      mentionCovering(clause, at - 1) === undefined;
    if (joins && !isPreposition(clause, at - 2) && !hasPrepositionBefore(clause, at - 1, bound)) break;
    at -= 1;
  }
  return at;
};

const hasPrepositionBefore = (clause: Clause, at: number, bound: number): boolean => {
  for (let place = at - 1; place >= bound && place > at - 6; place -= 1) {
    if (isPreposition(clause, place)) return true;
    if (isBarrier(clause, place)) return false;
  }
  return false;
};

/** The head of the noun phrase [from, to): "a spokesman for Ann Lee" is the spokesman, "Ann Lee of Almaty" is Lee. */
export const headOf = (clause: Clause, start: number, to: number): Subject | null => {
  let from = start;
  const last = clause.mentions.filter((mention) => mention.from >= from && mention.to <= to && !mention.possessive);
  while (
    from < to &&
    clause.tokens[from]?.kind === 'word' &&
    clause.pack.coordinators.has(clause.tokens[from]?.low ?? '')
  )
    from += 1;
  if (isPreposition(clause, from) || isFiller(clause, from)) {
    const adjacent = mentionEnding(clause, to);
    if (adjacent !== undefined && !adjacent.possessive && !isPreposition(clause, adjacent.titleFrom - 1))
      return named(adjacent);
    const next = from + 1;
    const first = last.find((mention) => mention.titleFrom >= next && !isPreposition(clause, mention.titleFrom - 1));
    return first === undefined ? null : named(first);
  }
  const held = nameAfterRole(clause, from, to);
  if (held !== null) return named(held);
  const titled = bareTitled(clause, from, to);
  if (titled !== null) return named(titled);
  let cut = from;
  while (cut < to && !isPreposition(clause, cut)) cut += 1;
  const employed = employedBy(clause, from, cut, to);
  if (employed !== null) return named(employed);
  let end = cut;
  while (end > from && (clause.tokens[end - 1]?.kind === 'aside' || isFiller(clause, end - 1))) end -= 1;
  const head = mentionEnding(clause, end);
  if (head !== undefined && !head.possessive) return named(head);
  return end > from ? { kind: 'noun', from, to: end } : null;
};

/** Полковник в отставке Арсен Тохтаров: where a body follows its role without a preposition, the name ends the phrase. */
const nameAfterRole = (clause: Clause, from: number, to: number): Mention | null => {
  const { pack } = clause;
  const mention = pack.genitiveBodies ? mentionEnding(clause, to) : undefined;
  if (mention?.kind !== 'person' || mention.words.length < 2 || isPreposition(clause, mention.titleFrom - 1))
    return null;
  const isNominative = mention.words.join(' ') === pack.nominativeOf(mention.words).join(' ');
  return isNominative && mention.titleFrom > from ? mention : null;
};

/** Friends of the River director Ann Lee: the preposition at `cut` is of the body's name, and the role before the person's. */
const employedBy = (clause: Clause, from: number, cut: number, to: number): Mention | null => {
  const mention = mentionEnding(clause, to);
  if (cut >= to || mention?.kind !== 'person' || mention.possessive || mention.words.length < 2) return null;
  const role = clause.tokens[mention.titleFrom === mention.from ? mention.from - 1 : mention.titleFrom];
  const body = clause.tokens[cut - 1];
  const isRole = role?.kind === 'word' && (clause.pack.roleNouns.has(role.low) || clause.pack.titles.has(role.low));
  const isBody = cut > from && body?.kind === 'word' && body.capital && !clause.pack.roleNouns.has(body.low);
  return isRole && !role.capital && isBody && !clause.pack.titles.has(body.low) ? mention : null;
};

/** Speaker of the House Ann Lee, former Secretary of State Ann Lee: a bare title, and the name at the end. */
const bareTitled = (clause: Clause, from: number, to: number): Mention | null => {
  const mention = mentionEnding(clause, to);
  if (mention?.kind !== 'person' || mention.possessive || isPreposition(clause, mention.titleFrom - 1)) return null;
  if (mention.words.length < 2 && mention.title === null) return null;
  for (let at = from; at < mention.titleFrom && !isPreposition(clause, at); at += 1) {
    const low = clause.tokens[at]?.low ?? '';
    if (clause.pack.determiners.has(low)) return null;
    if (clause.pack.titles.has(low)) return mention;
  }
  return null;
};

/** Is [from, to) a lone name, with title or role before it, rather than an apposition? */
export const loneName = (clause: Clause, from: number, to: number): Mention | null => {
  const mention = mentionEnding(clause, to);
  if (mention === undefined || mention.possessive || mention.kind !== 'person') return null;
  for (let at = from; at < mention.titleFrom; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind !== 'word' || isPreposition(clause, at) || isFiniteAt(clause, at)) return null;
    if (clause.pack.relativePronouns.has(token.low)) return null;
  }
  return mention;
};
