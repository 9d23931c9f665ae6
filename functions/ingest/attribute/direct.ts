import type { Block } from '../../archive/article.ts';
import type { Attribution } from './attribution.ts';
import { type Clause, cueAt } from './clause.ts';
import { roleHolders } from './holders.ts';
import type { Cast, Person } from './people.ts';
import type { Reading } from './reading.ts';
import { aloneAttribution, type Choice } from './rules/alone.ts';
import { attributionInSentence } from './rules/choose.ts';
import { type Finding, LAST_RESORTS } from './rules/finding.ts';
import { partsIn, salience } from './salience.ts';
import { pronounKey, sourceOf } from './source.ts';
import { isBare } from './worth.ts';

const namesPerson = ({ rule, subject }: Finding): boolean => {
  if (rule === 'name-before' || subject === null) return false;
  return subject.kind === 'pronoun' || (subject.kind === 'name' && subject.mention.kind === 'person');
};

/** From another paragraph, or from nowhere: what is said next is nearer. */
const isCarried = (choice: Choice | null): boolean =>
  choice === null || ('from' in choice && choice.rule !== 'continued');

/**
 * Follows a story sentence by sentence, understands its pronouns, and attributes what stands between marks.
 * Answers the attributions by span, and whom each understood pronoun means.
 */
export const attributeSpans = (reading: Reading, cast: Cast, blocks: readonly Block[]) => {
  const { clauses } = reading;
  const holderOf = roleHolders(reading, cast, blocks);
  const mind = salience(cast);
  const meanings = new Map<string, Person>();
  const understood = new Set<Clause>();
  const attributions = new Map<number, Attribution>();
  let previous: Attribution | null = null;

  const understand = (clause: Clause): void => {
    if (understood.has(clause)) return;
    understood.add(clause);
    mind.nextSentence();
    const parts = partsIn(clause);
    const starts = new Map(clause.mentions.map((mention) => [mention.from, mention]));
    clause.tokens.forEach((token, at) => {
      const mention = starts.get(at);
      if (mention !== undefined) mind.mentioned(mention, parts.get(mention) ?? 'other');
      const { subjectPronouns, anaphors } = clause.pack;
      const refers = token.kind === 'word' && mention === undefined && clause.covering.get(at) === undefined;
      const gender = refers ? (subjectPronouns.get(token.low) ?? anaphors.get(token.low)) : null;
      const possessive = clause.pack.possessivePronouns.get(token.low);
      const dropped = clause.pack.dropsSubjects ? cueAt(clause, at)?.gender : undefined;
      const told = gender ?? possessive ?? dropped;
      const person = told === undefined || told === null ? null : mind.meant(told);
      if (person === null) return;
      meanings.set(pronounKey(clause, at), person);
      if (gender !== undefined) mind.referred(person);
    });
  };

  const record = (attribution: Attribution): void => {
    attributions.set(attribution.span, attribution);
    previous = attribution;
    if (attribution.source?.kind === 'person') mind.spoke(attribution.source.person);
  };

  const settle = (span: number, clause: Clause, choice: Choice): void => {
    if ('from' in choice) record({ ...choice.from, span, clause, rule: choice.rule, form: 'carried' });
    else record(read(span, clause, choice.finding));
  };

  const read = (span: number, clause: Clause, finding: Finding): Attribution => {
    understand(finding.clause);
    const source = sourceOf(finding, cast, meanings, blocks[finding.clause.sentence.block]?.text ?? '', holderOf);
    return { span, clause, source, cue: finding.cue, rule: finding.rule, form: finding.subject?.kind ?? 'noun' };
  };

  const choiceFor = (clause: Clause, at: number): Choice | null => {
    const finding = isBare(clause) ? null : attributionInSentence(clause, at);
    if (finding === null) return aloneAttribution(clause, clauses, previous);
    const vague = LAST_RESORTS.has(finding.rule) && !namesPerson(finding);
    const sameBlock = previous !== null && previous.clause.sentence.block === clause.sentence.block;
    return vague && previous !== null && sameBlock ? { from: previous, rule: 'continued' } : { finding };
  };

  /** "Q1. ¶ "Q2," Ann Lee said: a mark that stays open, and the next paragraph opens it again. */
  const resumed = (clause: Clause, span: number): Choice | null => {
    const next = clauses[clause.sentence.index + 1];
    const goesOn = reading.spans[span]?.open === true && next?.tokens[0]?.kind === 'quote';
    if (!goesOn || next.sentence.block !== clause.sentence.block + 1) return null;
    const finding = attributionInSentence(next, 0);
    return finding === null ? null : { finding: { ...finding, rule: 'attributed-after' } };
  };

  for (const clause of clauses) {
    understand(clause);
    clause.tokens.forEach((token, at) => {
      const look = reading.spans[token.span]?.look;
      if (token.kind !== 'quote' || look === 'scare' || look === 'title') return;
      const own = choiceFor(clause, at);
      const choice = isCarried(own) ? (resumed(clause, token.span) ?? own) : own;
      if (choice !== null) settle(token.span, clause, choice);
    });
  }
  return { attributions, meanings, holderOf };
};
