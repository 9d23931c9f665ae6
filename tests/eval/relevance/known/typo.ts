import { between, pick, type Random } from '../../../bench/material/random.ts';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** A word with one letter left out, put in, changed, or in the place of its neighbour, wherever it falls. */
export const misspelt = (word: string, random: Random): string => {
  for (;;) {
    const at = between(random, 0, word.length - 1);
    const [before, own, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
    const bent = pick(random, [
      before + after,
      before + pick(random, LETTERS) + own + after,
      before + pick(random, LETTERS) + after,
      before + after.slice(0, 1) + own + after.slice(1),
    ]);
    if (bent !== word) return bent;
  }
};
