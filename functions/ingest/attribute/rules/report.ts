import { type Clause, isComma, isFiniteAt } from '../clause.ts';
import type { Finding } from './finding.ts';

/** A reported statement: the tokens [from, to) of its clause, and who made it. */
export type Report = { readonly from: number; readonly to: number; readonly finding: Finding };

const isStop = (clause: Clause, at: number): boolean => /^[.?!…]+$/.test(clause.tokens[at]?.text ?? '');

/** Leaves out what only joins the sentence to the one before: "However,", "But". */
export const contentStart = (clause: Clause, from: number): number => {
  const token = clause.tokens[from];
  const { pack } = clause;
  if (token?.kind !== 'word') return from;
  if (isComma(clause.tokens[from + 1]) && (pack.adverbs.has(token.low) || pack.looksAdverb(token.low))) return from + 2;
  return pack.coordinators.has(token.low) ? from + 1 : from;
};

/** The end of a clause without its full stop. */
export const contentEnd = (clause: Clause): number => {
  let to = clause.tokens.length;
  while (to > 0 && isStop(clause, to - 1)) to -= 1;
  return to;
};

/** A report of the tokens [from, to), if they are words enough and none of them a quotation. */
export const report = (clause: Clause, from: number, to: number, finding: Finding): Report | null => {
  const content = clause.tokens.slice(from, to);
  if (content.some((token) => token.kind === 'quote')) return null;
  return content.filter((token) => token.kind === 'word').length < clause.pack.fewestWords
    ? null
    : { from, to, finding };
};

/** Is there a finite verb in [from, to)? */
export const verbIn = (clause: Clause, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (isFiniteAt(clause, at)) return true;
  return false;
};
