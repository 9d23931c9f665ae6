import { type Clause, cueAt, isComma } from '../clause.ts';
import { loneName } from '../phrases.ts';
import { subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import { accordingToBehind, accordingToIn, sourceOfPhrase, textOf } from './according-to.ts';
import type { Finding } from './finding.ts';
import { contentEnd, contentStart, type Report, report, verbIn } from './report.ts';

const LONGEST_APPOSITION = 12; // tokens between the commas round what a source is

/** A report whose source a phrase gives: according to Ann Lee, as Ann Lee said. */
export const sourceReport = (clause: Clause): Report | null =>
  accordingToBehindReport(clause) ?? accordingToReport(clause) ?? asSaidReport(clause);

/** Where the report begins after its source; an apposition between commas is passed over: "Ann Lee, the mayor, …". */
const contentAfter = (clause: Clause, at: number): number => {
  const { tokens, pack } = clause;
  if (pack.verbSecond && tokens[at]?.text !== ',') return at;
  const comma = tokens.findIndex((token, place) => place >= at && token.text === ',');
  if (comma === -1) return -1;
  const next = tokens.findIndex((token, place) => place > comma && token.text === ',');
  const short = next !== -1 && next - comma <= LONGEST_APPOSITION && !verbIn(clause, comma + 1, next);
  return short && describes(clause, comma + 1, next) ? next + 1 : comma + 1;
};

/** Does [from, to) name a person or a role: an apposition? */
const describes = (clause: Clause, from: number, to: number): boolean => {
  const { pack } = clause;
  const opens = clause.tokens.slice(from, Math.min(to, from + 4));
  return (
    loneName(clause, from, to) !== null || opens.some((token) => token.kind === 'word' && pack.roleNouns.has(token.low))
  );
};

/** Ann Lee's own words behind it: "X-тің айтуынша, prices will fall". */
const accordingToBehindReport = (clause: Clause): Report | null => {
  const behind = accordingToBehind(clause);
  if (behind === null) return null;
  const { subject } = behind;
  const finding: Finding = {
    rule: 'according-to-report',
    cue: textOf(clause, behind.from, behind.to),
    clause,
    subject,
  };
  const from = /^[,:]$/.test(clause.tokens[behind.to]?.text ?? '') ? behind.to + 1 : behind.to;
  return report(clause, from, contentEnd(clause), finding);
};

/** As Ann Lee said, prices will fall (как сообщила Анна Ли, …; wie Ann Lee mitteilte, …). */
const asSaidReport = (clause: Clause): Report | null => {
  const { pack } = clause;
  if (!pack.asWords.has(clause.tokens[0]?.low ?? '')) return null;
  const comma = clause.tokens.findIndex((token) => token.text === ',');
  for (let verb = 1; verb < comma; verb += 1) {
    if (cueAt(clause, verb) === null) continue;
    const subject = subjectBefore(clause, verb, 1) ?? subjectAfter(clause, verb);
    if (subject === null) return null;
    const finding: Finding = { rule: 'according-to-report', cue: clause.tokens[verb]?.text ?? null, clause, subject };
    const from = contentAfter(clause, comma);
    return from === -1 ? null : report(clause, from, contentEnd(clause), finding);
  }
  return null;
};

/** According to Ann Lee, prices will fall; prices will fall, according to Ann Lee. */
const accordingToReport = (clause: Clause): Report | null => {
  const phrase = accordingToIn(clause);
  if (phrase === null) return null;
  const subject = sourceOfPhrase(clause, phrase);
  if (subject === null) return null;
  const finding: Finding = {
    rule: 'according-to-report',
    cue: textOf(clause, phrase.from, phrase.to),
    clause,
    subject,
  };
  if (phrase.from > clause.pack.fewestWords) {
    const to = isComma(clause.tokens[phrase.from - 1]) ? phrase.from - 1 : phrase.from;
    return report(clause, contentStart(clause, 0), to, finding);
  }
  const from = contentAfter(clause, subject.to);
  return from === -1 ? null : report(clause, from, contentEnd(clause), finding);
};
