import type { Commit } from '../../functions/archive/commit.ts';
import type { Answer } from './timed.ts';

/**
 * Of each answer that names a commit, for how many ms the oldest change that it does not reflect had been there when it was
 * asked for; 0 where it reflects all. A commit's time is that at which its writer planned it, a little before it was
 * there: so no lag is told too short.
 */
export const lagOf = (answers: readonly Answer[], log: readonly Commit[]): readonly number[] =>
  answers.flatMap(({ asked, commit }) => {
    if (commit === null) return [];
    const next = log[commit]; // commit n is at n - 1
    return [next === undefined ? 0 : Math.max(0, asked - Date.parse(next.at))];
  });
