import { type Clause, mentionCovering } from './clause.ts';
import type { Role } from './role.ts';

const BASED = /-based$/;

/** The words of [from, to) as they stand in the block's text; null for none. */
export const written = (clause: Clause, from: number, to: number, text: string): string | null => {
  const first = clause.tokens[from];
  const last = clause.tokens[to - 1];
  return first === undefined || last === undefined || to <= from ? null : text.slice(first.start, last.end);
};

const isPlaceAlone = (clause: Clause, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind === 'word' && token.capital && !clause.pack.notNames.has(token.low)) return false;
  }
  return true;
};

/** The end of a body's name that starts at `from`: capitals and what joins them, and a bracketed short name. */
const bodyEnd = (clause: Clause, from: number, to: number): number => {
  let end = from;
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token === undefined) break;
    const { pack } = clause;
    const joins =
      token.kind === 'word' &&
      (pack.prepositions.has(token.low) || pack.coordinators.has(token.low) || pack.determiners.has(token.low));
    if (token.kind === 'aside' || (token.kind === 'word' && token.capital)) end = at + 1;
    else if (!joins && token.text !== '&') break;
  }
  return end;
};

/** A body named inside the role: "retired National Security Committee (KNB) Col.", "CIA spokesman". */
const bodyInside = (clause: Clause, from: number, to: number, text: string): string | null => {
  for (let at = from; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind !== 'word' || !token.capital || clause.pack.titles.has(token.low)) continue;
    let end = at + 1;
    let isBody = false;
    for (let place = at; place < to; place += 1) {
      const part = clause.tokens[place];
      if (part === undefined || (part.kind === 'word' && (!part.capital || clause.pack.titles.has(part.low)))) break;
      if (part.kind === 'mark') break;
      isBody ||=
        clause.pack.organisationWords.has(part.low) ||
        (/^\p{Lu}{2,}$/u.test(part.text) && !clause.pack.notNames.has(part.low));
      isBody ||= part.kind === 'aside' || /^\p{Lu}{3,}$/u.test(part.text);
      end = place + 1;
    }
    return isBody && !isPlaceAlone(clause, at, end) ? written(clause, at, end, text) : null;
  }
  return null;
};

const firstCapital = (clause: Clause, from: number, to: number): number =>
  clause.tokens.findIndex((token, at) => at >= from && at < to && token.kind === 'word' && token.capital);

/**
 * Parts a role as written from the body it is held in: "president of the Astana-based Union of Lawyers" is president,
 * Union of Lawyers; "a security specialist from Almaty" is a security specialist of no body, for a place is none.
 */
export const splitRole = (clause: Clause, start: number, to: number, text: string): Role => {
  const { pack } = clause;
  let from = start;
  while (from < to && pack.determiners.has(clause.tokens[from]?.low ?? '')) from += 1;
  for (let at = from + 1; at < to; at += 1) {
    const token = clause.tokens[at];
    if (token?.kind !== 'word') continue;
    if (pack.relativePronouns.has(token.low))
      return { role: written(clause, from, at, text), affiliation: bodyInside(clause, from, at, text) };
    if (!pack.prepositions.has(token.low) || mentionCovering(clause, at) !== undefined) continue;
    let body = at + 1;
    while (
      body < to &&
      (pack.determiners.has(clause.tokens[body]?.low ?? '') || BASED.test(clause.tokens[body]?.text ?? ''))
    )
      body += 1;
    const first = clause.tokens[body];
    if (first?.kind !== 'word' || !first.capital) continue;
    const end = bodyEnd(clause, body, to);
    const named = isPlaceAlone(clause, body, end) ? null : written(clause, body, end, text);
    return { role: written(clause, from, at, text), affiliation: named ?? bodyInside(clause, from, at, text) };
  }
  const genitive = pack.genitiveBodies ? firstCapital(clause, from + 1, to) : -1;
  if (genitive !== -1 && !isPlaceAlone(clause, genitive, to))
    return { role: written(clause, from, genitive, text), affiliation: written(clause, genitive, to, text) };
  return { role: written(clause, from, to, text), affiliation: bodyInside(clause, from, to, text) };
};
