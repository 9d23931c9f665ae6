import type { Attribution } from '../attribution.ts';
import type { Clause } from '../clause.ts';
import { isBare } from '../worth.ts';
import { attributionInSentence } from './choose.ts';
import type { Finding } from './finding.ts';
import { LAST_RESORTS } from './finding.ts';
import { introducedBy } from './introduced.ts';

/** A speaker found in a sentence near by, or one carried over from an earlier quotation. */
export type Choice =
  | { readonly finding: Finding }
  | { readonly from: Attribution; readonly rule: 'continued' | 'carried-over' | 'carried-far' };

/** "Q1." "Q2," Ann Lee said: the sentence after says whose the first is. */
const attributedAfter = (clause: Clause, after: Clause | undefined): Finding | null => {
  if (after === undefined || after.sentence.block !== clause.sentence.block || isBare(after)) return null;
  const next = after.tokens.findIndex((token) => token.kind === 'quote');
  const finding = next === -1 ? null : attributionInSentence(after, next);
  return finding === null || LAST_RESORTS.has(finding.rule) ? null : { ...finding, rule: 'attributed-after' };
};

/**
 * Whose a quotation is that its own sentence does not attribute. In order: the quotation just before in the paragraph;
 * the sentence after, where the paragraph begins with this one; the sentence before in the paragraph, or one that ends
 * in a colon; the quotation of the paragraph before; and then whatever came before at all.
 */
export const aloneAttribution = (
  clause: Clause,
  clauses: readonly Clause[],
  previous: Attribution | null,
): Choice | null => {
  const { index, block } = clause.sentence;
  const last = previous?.clause.sentence;
  if (previous !== null && last !== undefined && last.block === block && index - last.index <= 1)
    return { from: previous, rule: 'continued' };
  const before = clauses[index - 1];
  const sameBlock = before !== undefined && before.sentence.block === block;
  const after = sameBlock ? null : attributedAfter(clause, clauses[index + 1]);
  if (after !== null) return { finding: after };
  const introduction = before === undefined ? null : introducedBy(before);
  const ledIn = before?.tokens[before.tokens.length - 1]?.text === ':';
  if (introduction !== null && (sameBlock || ledIn)) return { finding: introduction };
  if (previous !== null && last !== undefined && block - last.block <= 1)
    return { from: previous, rule: 'carried-over' };
  if (introduction !== null) return { finding: introduction };
  return previous === null ? null : { from: previous, rule: 'carried-far' };
};
