import { type Clause, cueAt, isComma, mentionCovering } from '../clause.ts';
import { isPreposition } from '../phrases.ts';
import { droppedSubject, subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import { closingComma } from './after.ts';
import type { Finding } from './finding.ts';
import { contentEnd, contentStart, type Report, report, verbIn } from './report.ts';
import { sourceReport } from './source-report.ts';

const MOST_BEFORE_THAT = 5; // tokens between a verb of saying and its "that"
const LONGEST_TAIL = 12; // tokens after the verb of a closing attribution: the person told, where, when

/** Prices will fall, Ann Lee told the council. */
export const reportThenName = (clause: Clause): Report | null => {
  const closing = closingComma(clause, 1);
  if (closing === null) return null;
  const { comma, finding } = closing;
  if (clause.tokens.some((token, at) => at > comma && token.kind === 'quote')) return null;
  const [opening] = clause.tokens; // "Asked about prices, Ann Lee said" reports nothing yet
  if (clause.pack.looksParticiple(opening?.low ?? '') && isPreposition(clause, 1) && !clause.pack.omitsThat)
    return null;
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
  for (let verb = clause.pack.verbFirst || clause.pack.dropsSubjects ? 0 : 1; verb < clause.tokens.length; verb += 1) {
    const cue = cueAt(clause, verb);
    if (cue === null || !cue.finite || cue.weak) continue;
    const { pack } = clause;
    const before = subjectBefore(clause, verb, 0);
    const subject = before ?? (pack.verbFirst ? subjectAfter(clause, verb) : null) ?? droppedSubject(clause, verb);
    if (subject === null) return null;
    const end = contentEnd(clause);
    const reach = Math.max(verb, before === null ? subject.to : 0) + MOST_BEFORE_THAT;
    const that = clause.tokens.findIndex(
      (token, at) => at > verb && at <= reach && pack.complementisers.has(token.low),
    );
    const from = that === -1 ? verb + (pack.verbSecond && isComma(clause.tokens[verb + 1]) ? 2 : 1) : that + 1;
    const told = opensReport(clause, from) && (verbIn(clause, from, end) || isComma(clause.tokens[from - 1]));
    if (that === -1 && (!pack.omitsThat || cue.addresses || !told)) return null;
    return report(clause, from, end, {
      rule: 'name-then-report',
      cue: clause.tokens[verb]?.text ?? null,
      clause,
      subject,
    });
  }
  return null;
};

/** Ann Lee prices will-fall said: the verb of saying is the sentence's last word. */
const verbFinalReport = (clause: Clause): Report | null => {
  if (!clause.pack.verbFinal || clause.pack.complementisers.size > 0) return null;
  const end = contentEnd(clause);
  const verb = cueAt(clause, end - 1) === null ? end - 2 : end - 1;
  const cue = cueAt(clause, verb);
  const mention = clause.mentions.find(({ words }) => words.length > 1) ?? clause.mentions[0];
  if (cue === null || mention === undefined || mention.kind !== 'person' || mention.to >= verb) return null;
  const subject = { kind: 'name', mention, from: mention.titleFrom, to: mention.to } as const;
  const finding: Finding = { rule: 'name-then-report', cue: clause.tokens[verb]?.text ?? null, clause, subject };
  const from = isComma(clause.tokens[mention.to]) ? mention.to + 1 : mention.to;
  return report(clause, from, verb, finding);
};

/** The reported statement of a sentence, if it has one. */
export const reportIn = (clause: Clause): Report | null =>
  sourceReport(clause) ?? reportThenName(clause) ?? nameThenReport(clause) ?? verbFinalReport(clause);
