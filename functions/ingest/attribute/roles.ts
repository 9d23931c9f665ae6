import { splitRole } from './affiliation.ts';
import { type Clause, isComma, isFiniteAt, mentionCovering } from './clause.ts';
import type { Mention } from './names.ts';
import type { Role } from './role.ts';
import type { Token } from './tokens.ts';

const LONGEST_ROLE = 30; // tokens
const MOST_SEGMENTS = 3; // age, place, role
const AGE = /^\p{N}{1,3}$/u;

const isWordAt = (clause: Clause, at: number): boolean => clause.tokens[at]?.kind === 'word';

/** Stands a noun for what a person is before the first preposition or relative of [from, to)? */
const namesRole = (clause: Clause, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind !== 'word') continue;
    const { pack } = clause;
    if (pack.relativePronouns.has(token.low) || (pack.prepositions.has(token.low) && at > from)) return false;
    if (pack.roleNouns.has(token.low) || pack.roleNouns.has(token.low.replace(/^.*-/, ''))) return true;
    if (pack.titles.has(token.low) && !pack.honorifics.has(token.low)) return true;
  }
  return false;
};

/** The place of the comma or stop that ends the part of a sentence which begins at `from`, or of the quotation after it. */
export const segmentEnd = (clause: Clause, from: number): number => {
  let at = from;
  while (at < clause.tokens.length && at - from < LONGEST_ROLE) {
    const token = clause.tokens[at];
    if (token === undefined || token.kind === 'quote' || /^[.?!;:]$/.test(token.text) || isComma(token)) break;
    at += 1;
  }
  return at;
};

/** A finite verb that stands in no relative clause. */
const verbIn = (clause: Clause, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    if (clause.pack.relativePronouns.has(clause.tokens[at]?.low ?? '')) return false;
    if (isFiniteAt(clause, at)) return true;
  }
  return false;
};

const isRole = (clause: Clause, from: number, to: number): boolean => {
  const { pack } = clause;
  const low = clause.tokens[from]?.low ?? '';
  const joins = pack.coordinators.has(low) && !pack.adverbs.has(low); // "then Ann Lee's agent" does not
  if (joins || pack.auxiliaries.has(low) || isFiniteAt(clause, from)) return false;
  const named = clause.mentions.find((other) => other.titleFrom === from);
  if (named?.kind === 'person' && !named.possessive && (named.words.length > 1 || verbIn(clause, named.to, to)))
    return false;
  return namesRole(clause, from, to) || (pack.articles.has(low) && !verbIn(clause, from, to));
};

/** Ann Lee, a senior advisor to the Union of Lawyers, …; an age between is passed over: Ann Lee, 45, a retired nurse. */
const roleAfter = (clause: Clause, mention: Mention, text: string): Role | null => {
  const { pack } = clause;
  let open = mention.to;
  for (let tries = 0; tries < MOST_SEGMENTS; tries += 1) {
    const first = clause.tokens[open + 1];
    if (!isComma(clause.tokens[open]) || first?.kind !== 'word') return null;
    const end = segmentEnd(clause, open + 1);
    const passed = AGE.test(first.text) || pack.prepositions.has(first.low); // 45; of Almaty
    if (!passed) return isRole(clause, open + 1, end) ? splitRole(clause, open + 1, end, text) : null;
    open = end;
  }
  return null;
};

/** "retired" at the head of a noun phrase is no verb. */
const isVerb = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  if (token === undefined || clause.pack.cues.has(token.low) || clause.pack.auxiliaries.has(token.low)) return true;
  return isFiniteAt(clause, at) && isWordAt(clause, at - 1);
};

/** Ends a phrase here that gives the source: по словам | начальника? */
const endsPhrase = (clause: Clause, to: number): boolean =>
  clause.pack.accordingTo.some(
    (words) => words.length > 1 && words.every((word, at) => clause.tokens[to - words.length + at]?.low === word),
  );

/** The name of a thing in marks. */
const isThing = (token: Token): boolean => token.kind === 'aside' && !/^[([]/.test(token.text);

/** retired National Security Committee (KNB) Col. Ann Lee: from the noun phrase's begin to the name. */
const roleBefore = (clause: Clause, mention: Mention, text: string): Role | null => {
  let from = mention.from;
  while (from > 0 && mention.from - from < LONGEST_ROLE) {
    const token = clause.tokens[from - 1];
    if (token === undefined || token.kind === 'quote' || token.kind === 'mark' || token.possessive) break;
    if (endsPhrase(clause, from)) break;
    if (isThing(token) && namesRole(clause, from, mention.from)) break; // told the portal «Steppe» | the farmer Ann Lee
    if (token.kind === 'word') {
      const { pack } = clause;
      const stops = [
        pack.determiners,
        pack.prepositions,
        pack.coordinators,
        pack.subordinators,
        pack.possessivePronouns,
        pack.relativePronouns,
      ];
      const capitalised = mentionCovering(clause, from - 1) !== undefined;
      const isWithin =
        pack.genitiveBodies && pack.prepositions.has(token.low) && !namesRole(clause, from, mention.from);
      const adjoins = from === mention.titleFrom; // "with Ann Lee"
      if (!capitalised && stops.some((set) => set.has(token.low)) && (!isWithin || adjoins)) break;
      if (!capitalised && !pack.roleNouns.has(token.low) && isVerb(clause, from - 1)) break;
      if (pack.adverbs.has(token.low) && from - 1 === 0) break;
    }
    from -= 1;
  }
  while (from < mention.from && clause.pack.honorifics.has(clause.tokens[from]?.low ?? '')) from += 1;
  return from < mention.from && namesRole(clause, from, mention.from)
    ? splitRole(clause, from, mention.from, text)
    : null;
};

/** The president of the Union, Ann Lee, said. */
const roleInFront = (clause: Clause, mention: Mention, text: string): Role | null => {
  const comma = mention.titleFrom - 1;
  if (clause.tokens[comma]?.text !== ',') return null;
  const next = clause.tokens[mention.to];
  const closed = next === undefined || next.kind === 'mark' || isFiniteAt(clause, mention.to);
  if (!closed) return null;
  let from = comma;
  while (
    from > 0 &&
    comma - from < LONGEST_ROLE &&
    (isWordAt(clause, from - 1) || clause.tokens[from - 1]?.kind === 'aside')
  ) {
    if (isFiniteAt(clause, from - 1) || clause.pack.cues.has(clause.tokens[from - 1]?.low ?? '')) break;
    from -= 1;
  }
  const first = clause.tokens[from];
  const { determiners, possessivePronouns } = clause.pack;
  if (first === undefined || !(first.possessive || determiners.has(first.low) || possessivePronouns.has(first.low)))
    return null;
  return namesRole(clause, from, comma) ? splitRole(clause, from, comma, text) : null;
};

/**
 * The role that the words around one occurrence of a name give: before it, after it, or in an apposition that it closes.
 * Null where they give none. `text` is the block's.
 */
export const roleAt = (clause: Clause, mention: Mention, text: string): Role | null =>
  roleAfter(clause, mention, text) ?? roleBefore(clause, mention, text) ?? roleInFront(clause, mention, text);
