import type { Clause } from './clause.ts';
import type { Gender } from './languages/pack.ts';
import type { Mention } from './names.ts';
import { subjectOfVerb } from './subject.ts';

/** The names whose sex the form of their verb tells: сказала Зудова. Empty in languages whose verbs have no gender. */
export const gendersByVerb = (clause: Clause): readonly (readonly [Mention, Gender])[] => {
  const found: (readonly [Mention, Gender])[] = [];
  clause.tokens.forEach((token, verb) => {
    const gender = token.kind === 'word' ? (clause.pack.cues.get(token.low)?.gender ?? 'u') : 'u';
    if (gender === 'u') return;
    const subject = subjectOfVerb(clause, verb);
    if (subject?.kind === 'name') found.push([subject.mention, gender]);
  });
  return found;
};
