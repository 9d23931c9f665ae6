import { type Clause, cueAt, isComma, isFiniteAt, mentionCovering } from '../clause.ts';
import { isPreposition, loneName } from '../phrases.ts';
import { droppedSubject, subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import { accordingToBehind, accordingToIn, sourceOfPhrase, textOf } from './according-to.ts';
import { closingComma } from './after.ts';
import type { Finding } from './finding.ts';

/** A reported statement: the tokens [from, to) of its clause, and who made it. */
export type Report = { readonly from: number; readonly to: number; readonly finding: Finding };

const LONGEST_APPOSITION = 12; // tokens between the commas round what a source is
const MOST_BEFORE_THAT = 5; // tokens between a verb of saying and its "that"
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
  return content.filter((token) => token.kind === 'word').length < clause.pack.fewestWords
    ? null
    : { from, to, finding };
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

/** According to Ann Lee, prices will fall; prices will fall, according to Ann Lee. */
export const accordingToReport = (clause: Clause): Report | null => {
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

/** The reported statement of a sentence, if it has one. */
export const reportIn = (clause: Clause): Report | null =>
  accordingToBehindReport(clause) ??
  accordingToReport(clause) ??
  asSaidReport(clause) ??
  reportThenName(clause) ??
  nameThenReport(clause) ??
  verbFinalReport(clause);
