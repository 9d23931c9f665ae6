import type { Block } from '../../archive/article.ts';
import type { Clause } from './clause.ts';
import type { Cast, Person } from './people.ts';
import type { Reading } from './reading.ts';
import { attributionInSentence } from './rules/choose.ts';
import type { Finding } from './rules/finding.ts';
import { introducedBy } from './rules/introduced.ts';
import { partsIn, salience } from './salience.ts';
import { pronounKey, type Source, sourceOf } from './source.ts';
import { isBare, isNoQuotation } from './worth.ts';

export type Attribution = {
  readonly span: number;
  readonly clause: Clause;
  readonly source: Source | null;
  readonly cue: string | null;
  readonly rule: string;
  /** How the speaker is written there: a name is surer than a pronoun. */
  readonly form: 'name' | 'pronoun' | 'noun' | 'carried';
};

/** Rules that find somebody in the sentence, not somebody who speaks. */
const LAST_RESORTS: ReadonlySet<string> = new Set(['sentence-subject', 'name-before']);

const namesPerson = ({ rule, subject }: Finding): boolean =>
  rule !== 'name-before' &&
  (subject.kind === 'pronoun' || (subject.kind === 'name' && subject.mention.kind === 'person'));

/** Follows a story sentence by sentence, understands its pronouns, and attributes what stands between marks. */
export const attributeSpans = (reading: Reading, cast: Cast, blocks: readonly Block[]) => {
  const { clauses, spans } = reading;
  const mind = salience(cast);
  const meanings = new Map<string, Person>();
  const attributions = new Map<number, Attribution>();
  const textOf = (clause: Clause): string => blocks[clause.sentence.block]?.text ?? '';
  const resolve = (finding: Finding): Source | null => sourceOf(finding, cast, meanings, textOf(finding.clause));

  const understand = (clause: Clause): void => {
    const parts = partsIn(clause);
    clause.tokens.forEach((token, at) => {
      const mention = clause.mentions.find((candidate) => candidate.from === at);
      if (mention !== undefined) mind.mentioned(mention, parts.get(mention) ?? 'other');
      if (token.kind !== 'word' || mention !== undefined) return;
      const gender = clause.pack.subjectPronouns.get(token.low);
      if (gender === undefined || gender === null) return;
      const person = mind.meant(gender);
      if (person === null) return;
      meanings.set(pronounKey(clause, at), person);
      mind.referred(person);
    });
  };

  const record = (span: number, clause: Clause, finding: Finding): void => {
    const source = resolve(finding);
    attributions.set(span, { span, clause, source, cue: finding.cue, rule: finding.rule, form: finding.subject.kind });
    if (source?.kind === 'person') mind.spoke(source.person);
  };

  const lastBefore = (span: number): Attribution | null => {
    for (let earlier = span - 1; earlier >= 0; earlier -= 1) {
      const found = attributions.get(earlier);
      if (found !== undefined) return found;
    }
    return null;
  };

  const carry = (span: number, clause: Clause, from: Attribution, rule: string): void => {
    attributions.set(span, { ...from, span, clause, rule, form: 'carried' });
    if (from.source?.kind === 'person') mind.spoke(from.source.person);
  };

  /** A quotation that stands alone: the speaker is in the sentences around it. */
  const attributeBare = (span: number, clause: Clause): void => {
    const { index, block } = clause.sentence;
    const previous = lastBefore(span);
    const before = clauses[index - 1];
    const after = clauses[index + 1];
    if (previous !== null && previous.clause.sentence.block === block && index - previous.clause.sentence.index <= 1)
      return carry(span, clause, previous, 'continued');
    const sameBlock = before !== undefined && before.sentence.block === block;
    if (!sameBlock && after !== undefined && after.sentence.block === block) {
      const next = after.tokens.findIndex((token) => token.kind === 'quote');
      const finding = next === -1 || isBare(after) ? null : attributionInSentence(after, next);
      if (finding !== null && next !== -1 && finding.rule !== 'name-before' && finding.rule !== 'sentence-subject') {
        understand(after);
        return record(span, clause, { ...finding, rule: 'attributed-after' });
      }
    }
    const introduction = before === undefined ? null : introducedBy(before);
    const ledIn = before?.tokens[before.tokens.length - 1]?.text === ':';
    if (introduction !== null && (sameBlock || ledIn)) return record(span, clause, introduction);
    if (previous !== null && block - previous.clause.sentence.block <= 1)
      return carry(span, clause, previous, 'carried-over');
    if (introduction !== null) return record(span, clause, introduction);
    if (previous !== null) return carry(span, clause, previous, 'carried-far');
  };

  for (const clause of clauses) {
    mind.nextSentence();
    understand(clause);
    clause.tokens.forEach((token, at) => {
      if (token.kind !== 'quote') return;
      const span = spans[token.span];
      if (span === undefined || isNoQuotation(token.text)) return;
      if (isBare(clause)) {
        attributeBare(token.span, clause);
        return;
      }
      const finding = attributionInSentence(clause, at);
      const vague = finding !== null && LAST_RESORTS.has(finding.rule) && !namesPerson(finding);
      const previous = lastBefore(token.span);
      if (vague && previous !== null && previous.clause.sentence.block === span.block)
        carry(token.span, clause, previous, 'continued');
      else if (finding !== null) record(token.span, clause, finding);
      else attributeBare(token.span, clause);
    });
  }
  return { attributions, meanings };
};
