import { type Clause, cueAt, isFiniteAt } from '../clause.ts';
import { isEmbedded, subjectBefore } from '../subject.ts';
import { subjectAfter } from '../subject-after.ts';
import type { Finding } from './finding.ts';

/**
 * Ann Lee was defiant. "Q" or: Ann Lee put it this way: "Q". The sentence before the quotation says whose it is: the
 * subject of its last verb of saying, else of its first verb.
 */
export const introducedBy = (clause: Clause): Finding | null => {
  let nearest: Finding | null = null;
  for (let verb = clause.tokens.length - 1; verb >= 0; verb -= 1) {
    if (!cueAt(clause, verb)?.finite) continue;
    const subject = subjectBefore(clause, verb, 0) ?? subjectAfter(clause, verb);
    if (subject === null) continue;
    const finding = { rule: 'sentence-before', cue: clause.tokens[verb]?.text ?? null, clause, subject };
    if (!isEmbedded(clause, subject.from)) return finding;
    nearest ??= finding;
  }
  if (nearest !== null) return nearest;
  const { pack } = clause;
  const [first] = clause.mentions.filter(({ kind, words }) => kind === 'person' && words.length > 1);
  if ((pack.capitals !== 'names' || pack.verbFinal) && first !== undefined) {
    const subject = { kind: 'name', mention: first, from: first.titleFrom, to: first.to } as const;
    return { rule: 'sentence-before', cue: null, clause, subject };
  }
  for (let verb = 0; verb < clause.tokens.length; verb += 1) {
    if (!isFiniteAt(clause, verb)) continue;
    const subject = subjectBefore(clause, verb, 0);
    if (subject !== null) return { rule: 'sentence-before', cue: null, clause, subject };
  }
  return null;
};
