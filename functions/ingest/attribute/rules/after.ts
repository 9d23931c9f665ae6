import { type Clause, cueAt, isComma, isDash, isFiniteAt, mentionEnding, type Subject } from '../clause.ts';
import { named } from '../phrases.ts';
import { droppedSubject, invertedSubject, subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import { isNoQuotation } from '../worth.ts';
import type { Finding, Rule } from './finding.ts';

const FARTHEST = 45; // tokens from the quotation to its verb
const ENDS_OPEN = /[,?!…—–-]['’]?$/;

/** Does the quotation end as one does that an attribution follows: "…," or "…?" or "…" — ? */
export const endsForAttribution = (clause: Clause, at: number): boolean => {
  const quote = clause.tokens[at];
  return quote !== undefined && (ENDS_OPEN.test(quote.text) || isComma(clause.tokens[at + 1]));
};

const firstWord = (clause: Clause, at: number): number => {
  let place = at + 1;
  while (place <= at + 2 && isComma(clause.tokens[place])) place += 1; // a comma, a dash, or both
  const opens = clause.pack.quotatives.has(clause.tokens[place]?.low ?? '');
  return opens ? place + 1 : place;
};

/** "Q," said Ann Lee. The verb stands right after the quotation, its subject after it. */
export const verbThenName: Rule = (clause, at) => {
  const verb = firstWord(clause, at);
  const cue = cueAt(clause, verb);
  const signs = clause.pack.signers.has(clause.tokens[verb]?.low ?? '');
  if (!signs && (!cue?.finite || cue.addresses)) return null;
  const subject = subjectAfter(clause, verb);
  return subject === null ? null : { rule: 'verb-then-name', cue: clause.tokens[verb]?.text ?? null, clause, subject };
};

/** "Q," bristled Ann Lee. As above, with a verb that no list has. */
export const unlistedVerbThenName: Rule = (clause, at) => {
  const verb = firstWord(clause, at);
  const token = clause.tokens[verb];
  if (token === undefined || clause.pack.auxiliaries.has(token.low)) return null;
  if (!endsForAttribution(clause, at) || !isFiniteAt(clause, verb)) return null;
  const subject = subjectAfter(clause, verb);
  if (subject === null || subject.kind === 'noun') return null;
  return { rule: 'unlisted-verb-then-name', cue: token.text, clause, subject };
};

const verbAfter = (clause: Clause, from: number, begin: number): Finding | null => {
  for (let verb = begin; verb < Math.min(clause.tokens.length, from + FARTHEST); verb += 1) {
    const token = clause.tokens[verb];
    if (token === undefined || token.kind === 'quote' || token.text === ';') return null;
    if (cueAt(clause, verb)?.finite !== true) continue;
    const subject = invertedSubject(clause, verb) === null ? subjectBefore(clause, verb, from) : null;
    if (subject === null) return null;
    return { rule: 'name-then-verb', cue: token.text, clause, subject };
  }
  return null;
};

const opensAfter = (clause: Clause, from: number): boolean => {
  const token = clause.tokens[from];
  if (token === undefined || token.kind !== 'word') return false;
  const { pack } = clause;
  return (
    !pack.coordinators.has(token.low) &&
    !pack.subordinators.has(token.low) &&
    pack.cues.get(token.low)?.finite !== false
  );
};

/** "Q," Ann Lee said. Also with a role, an apposition or a relative clause between name and verb. */
export const nameThenVerb: Rule = (clause, at) => {
  if (!endsForAttribution(clause, at)) return null;
  const from = firstWord(clause, at);
  if (!opensAfter(clause, from)) return null;
  return verbAfter(clause, from, from + 1);
};

/** "Q," Ann Lee, all in red and "proud," said. The name stands right after, the verb farther than the rules above look. */
export const nameAfter: Rule = (clause, at) => {
  if (!endsForAttribution(clause, at)) return null;
  const from = firstWord(clause, at);
  const mention = clause.mentions.find(
    (candidate) => candidate.kind === 'person' && candidate.titleFrom >= from && candidate.titleFrom <= from + 3,
  );
  if (mention === undefined || mention.possessive) return null;
  for (let verb = mention.to; verb < clause.tokens.length; verb += 1) {
    if (cueAt(clause, verb)?.finite !== true) continue;
    const subject = { kind: 'name', mention, from: mention.titleFrom, to: mention.to } as const;
    return { rule: 'name-after', cue: clause.tokens[verb]?.text ?? null, clause, subject };
  }
  return null;
};

/** "Q" — Ann Lee. A name after a dash signs the quotation, and closes the paragraph or the sentence. */
export const signature: Rule = (clause, at) => {
  if (!isDash(clause.tokens[at + 1])) return null;
  const mention = clause.mentions.find((candidate) => candidate.kind === 'person' && candidate.titleFrom === at + 2);
  const next = clause.tokens[mention?.to ?? -1];
  if (mention === undefined || (next !== undefined && !/^[.,;]$/.test(next.text))) return null;
  return {
    rule: 'signature',
    cue: null,
    clause,
    subject: { kind: 'name', mention, from: mention.titleFrom, to: mention.to },
  };
};

/** "Q" is what they want, Ann Lee said. The attribution closes the sentence. */
export const closingAttribution: Rule = (clause, at) => {
  const comma = closingComma(clause, at + 1);
  return comma === null ? null : comma.finding;
};

/** "Ann Lee, who owns three bakeries, called the guild": the verb has its subject before it. */
const namedBefore = (clause: Clause, verb: number, after: Subject): boolean => {
  if (invertedSubject(clause, verb) !== null) return false;
  const before = subjectBefore(clause, verb, 0);
  if (before?.kind !== 'name') return false;
  return before.mention.kind === 'person' || after.kind !== 'name' || after.mention.kind !== 'person';
};

/** «Q», lamentó. The verb beside the quotation stands alone, in a language that leaves its subject out. */
export const verbAlone: Rule = (clause, at) => {
  for (const verb of [firstWord(clause, at), /^[,:]$/.test(clause.tokens[at - 1]?.text ?? '') ? at - 2 : at - 1]) {
    const subject = droppedSubject(clause, verb);
    if (subject !== null) return { rule: 'verb-alone', cue: clause.tokens[verb]?.text ?? null, clause, subject };
  }
  return null;
};

/** The first comma from `begin` on after which an attribution runs to the end of the sentence. */
export const closingComma = (
  clause: Clause,
  begin: number,
): { readonly comma: number; readonly finding: Finding } | null => {
  const rule = 'closing-attribution';
  for (let comma = begin; comma < clause.tokens.length; comma += 1) {
    const token = clause.tokens[comma];
    if (token?.kind === 'quote' && !isNoQuotation(token.text)) return null;
    if (!isComma(token)) continue;
    const inverted = cueAt(clause, comma + 1);
    const signs = clause.pack.signers.has(clause.tokens[comma + 1]?.low ?? '');
    const after = signs || (inverted?.finite && !inverted.addresses) ? subjectAfter(clause, comma + 1) : null;
    if (after !== null && after.kind !== 'pronoun' && namedBefore(clause, comma + 1, after)) continue;
    if (after !== null)
      return { comma, finding: { rule, cue: clause.tokens[comma + 1]?.text ?? null, clause, subject: after } };
    const found = verbAfter(clause, comma + 1, comma + 2);
    if (found === null || found.subject?.from !== comma + 1) continue;
    const head = found.subject.kind === 'noun' ? mentionEnding(clause, comma) : undefined; // this said Ann Lee, the mayor
    const subject = head?.kind === 'person' && clause.pack.indefinites !== null ? named(head) : found.subject;
    return { comma, finding: { ...found, subject, rule } };
  }
  return null;
};
