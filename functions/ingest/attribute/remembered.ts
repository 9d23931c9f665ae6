import type { Clause, Subject } from './clause.ts';

/** A question about a place of a clause, asked once: rules that look back over the same verbs cost no more than their number. */
export const remembered = (
  ask: (clause: Clause, at: number, bound: number) => Subject | null,
): ((clause: Clause, at: number, bound?: number) => Subject | null) => {
  const known = new WeakMap<Clause, Map<string, Subject | null>>();
  return (clause, at, bound = 0) => {
    const answers = known.get(clause) ?? new Map<string, Subject | null>();
    known.set(clause, answers);
    const key = `${at} ${bound}`;
    const answer = answers.get(key);
    if (answer !== undefined) return answer;
    const found = ask(clause, at, bound);
    answers.set(key, found);
    return found;
  };
};
