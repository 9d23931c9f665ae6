import { type Clause, cueAt, isComma, isFiniteAt, mentionCovering } from '../clause.ts';
import { subjectBefore } from '../subject.ts';
import { accordingToIn, sourceAfter } from './according-to.ts';
import { closingComma } from './after.ts';
import type { Finding } from './finding.ts';

/** A reported statement: the tokens [from, to) of its clause, and who made it. */
export type Report = { readonly from: number; readonly to: number; readonly finding: Finding };

const FEWEST_WORDS = 4;
const LONGEST_TAIL = 12; // tokens after the verb of a closing attribution: the person told, where, when

const isStop = (clause: Clause, at: number): boolean => /^[.?!…]+$/.test(clause.tokens[at]?.text ?? '');

/** Leaves out what only joins the sentence to the one before: "However,", "But". */
const contentStart = (clause: Clause, from: number): number => {
  const token = clause.tokens[from];
  const { pack } = clause;
  if (token?.kind !== 'word') return from;
  if (isComma(clause.tokens[from + 1]) && (pack.adverbs.has(token.low) || pack.looksAdverb(token.low))) return from + 2;
  return pack.coordinators.has(token.low) ? from + 1 : from;
};

const contentEnd = (clause: Clause): number => {
  let to = clause.tokens.length;
  while (to > 0 && isStop(clause, to - 1)) to -= 1;
  return to;
};

const report = (clause: Clause, from: number, to: number, finding: Finding): Report | null => {
  const content = clause.tokens.slice(from, to);
  if (content.some((token) => token.kind === 'quote')) return null;
  return content.filter((token) => token.kind === 'word').length < FEWEST_WORDS ? null : { from, to, finding };
};

const verbIn = (clause: Clause, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (isFiniteAt(clause, at)) return true;
  return false;
};

/** Prices will fall, Ann Lee told the council. */
export const reportThenName = (clause: Clause): Report | null => {
  const closing = closingComma(clause, 1);
  if (closing === null) return null;
  const { comma, finding } = closing;
  const verb = clause.tokens.findIndex((token, at) => at > comma && token.text === finding.cue);
  const tail = Math.max(verb + 1, finding.subject?.to ?? 0);
  const end = contentEnd(clause);
  const inverted = verb === comma + 1; // an apposition may follow the name
  if (!inverted && (end - tail > LONGEST_TAIL || verbIn(clause, tail, end))) return null;
  if (clause.pack.complementisers.has(clause.tokens[verb + 1]?.low ?? '')) return null;
  return report(clause, contentStart(clause, 0), comma, { ...finding, rule: 'report-then-name' });
};

const opensReport = (clause: Clause, at: number): boolean => {
  const token = clause.tokens[at];
  const { pack } = clause;
  if (token?.kind !== 'word') return false;
  return (
    pack.subjectPronouns.has(token.low) || pack.determiners.has(token.low) || mentionCovering(clause, at) !== undefined
  );
};

/** Ann Lee said that prices will fall; Ann Lee said prices will fall. */
export const nameThenReport = (clause: Clause): Report | null => {
  for (let verb = 1; verb < clause.tokens.length; verb += 1) {
    const cue = cueAt(clause, verb);
    if (cue === null || !cue.finite || cue.weak) continue;
    const subject = subjectBefore(clause, verb, 0);
    if (subject === null) return null;
    const end = contentEnd(clause);
    const that = clause.tokens.findIndex(
      (token, at) => at > verb && at <= verb + 5 && clause.pack.complementisers.has(token.low),
    );
    const from = that === -1 ? verb + 1 : that + 1;
    if (that === -1 && (cue.addresses || !opensReport(clause, from) || !verbIn(clause, from, end))) return null;
    return report(clause, from, end, {
      rule: 'name-then-report',
      cue: clause.tokens[verb]?.text ?? null,
      clause,
      subject,
    });
  }
  return null;
};

/** According to Ann Lee, prices will fall; prices will fall, according to Ann Lee. */
export const accordingToReport = (clause: Clause): Report | null => {
  const phrase = accordingToIn(clause);
  if (phrase === null) return null;
  const subject = sourceAfter(clause, phrase.to);
  if (subject === null) return null;
  const cue = clause.tokens
    .slice(phrase.from, phrase.to)
    .map((token) => token.text)
    .join(' ');
  const finding: Finding = { rule: 'according-to-report', cue, clause, subject };
  if (phrase.from > FEWEST_WORDS) {
    const to = isComma(clause.tokens[phrase.from - 1]) ? phrase.from - 1 : phrase.from;
    return report(clause, contentStart(clause, 0), to, finding);
  }
  const comma = clause.tokens.findIndex((token, at) => at >= subject.to && token.text === ',');
  return comma === -1 ? null : report(clause, comma + 1, contentEnd(clause), finding);
};

/** The reported statement of a sentence, if it has one. */
export const reportIn = (clause: Clause): Report | null =>
  accordingToReport(clause) ?? reportThenName(clause) ?? nameThenReport(clause);
