import { written } from './affiliation.ts';
import { type Clause, isComma } from './clause.ts';
import type { Mention } from './names.ts';
import type { Role } from './role.ts';
import { segmentEnd } from './roles.ts';

const AGE = /^\p{N}{1,3}$/u;
const MEMBERSHIP = /^[([]\p{Lu}\p{L}{0,4}\.?-[^()[\]]{2,24}[)\]]$/u; // (D-N.Y.), (CDU-Essen)

/** Ann Lee (D-N.Y.): party and place, of whoever holds an office. */
export const membershipAt = (clause: Clause, mention: Mention): string | null => {
  const next = clause.tokens[mention.to];
  return next?.kind === 'aside' && MEMBERSHIP.test(next.text) ? next.text.slice(1, -1) : null;
};

/** Ann Lee, who runs the Union, …; also with an age between. */
const relativeAfter = (clause: Clause, open: number, text: string): Role | null => {
  if (!isComma(clause.tokens[open])) return null;
  const first = clause.tokens[open + 1];
  if (first !== undefined && AGE.test(first.text)) return relativeAfter(clause, open + 2, text);
  if (first?.kind !== 'word' || !clause.pack.relativePronouns.has(first.low)) return null;
  return { role: written(clause, open + 1, segmentEnd(clause, open + 1), text), affiliation: null };
};

/** Ann Lee of the Union of Builders; Ann Lee, 45, of Cheyenne. What it is of may be a body or a place. */
const ofAfter = (clause: Clause, mention: Mention, text: string): Role | null => {
  const { pack } = clause;
  let at = mention.to;
  while (isComma(clause.tokens[at]) || AGE.test(clause.tokens[at]?.text ?? '')) at += 1;
  if (!pack.bodyLinks.has(clause.tokens[at]?.low ?? '')) return null;
  let from = at + 1;
  while (pack.determiners.has(clause.tokens[from]?.low ?? '')) from += 1;
  const named = clause.mentions.find((other) => other.titleFrom >= from && other.titleFrom <= from + 2);
  if (named === undefined || named.possessive) return null;
  const isBody = named.kind === 'organisation';
  return isBody
    ? { role: null, affiliation: written(clause, from, named.to, text) }
    : { role: written(clause, at, named.to, text), affiliation: null };
};

/** The Tarn Post's Ann Lee. */
const bodyBefore = (clause: Clause, mention: Mention, text: string): Role | null => {
  const owner = clause.ending.get(mention.titleFrom);
  if (owner?.kind !== 'organisation' || !owner.possessive) return null;
  return { role: null, affiliation: text.slice(owner.start, owner.end) };
};

/**
 * How a person without a role is told from others, as written: by what the person does, by the body, or by the place
 * that the name is said to be of. Null where the words around this occurrence say nothing. `text` is the block's.
 */
export const describedAt = (clause: Clause, mention: Mention, text: string): Role | null =>
  relativeAfter(clause, mention.to, text) ?? bodyBefore(clause, mention, text) ?? ofAfter(clause, mention, text);
