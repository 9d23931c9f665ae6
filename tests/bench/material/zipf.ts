import type { Random } from './random.ts';

/** Answers ranks, 0 the most frequent. */
export type Ranks = (random: Random) => number;

/**
 * Ranks of words in running text: frequency falls as 1 / rank up to `bend` and faster after it, which is what large
 * newspaper corpora show (Ferrer i Cancho and Solé 2001), and makes the vocabulary grow with the text as Heaps' law
 * says, with exponent 1 / `tail`. Unbounded; two logarithms or powers a draw, by inverting the distribution.
 */
export const zipfRanks = ({ bend, tail }: { readonly bend: number; readonly tail: number }): Ranks => {
  const shift = 1.6; // Mandelbrot's: so that the most frequent word is one in fifteen and not one in nine
  const scale = Math.log((bend + shift) / shift);
  const tailMass = (bend / (bend + shift)) * (1 / (tail - 1));
  const headShare = scale / (scale + tailMass);
  return (random) => {
    const draw = random();
    if (draw < headShare) return Math.floor(shift * Math.exp((draw / headShare) * scale) - shift);
    const rest = 1 - (draw - headShare) / (1 - headShare);
    return Math.min(Number.MAX_SAFE_INTEGER, Math.floor(bend * rest ** (-1 / (tail - 1))));
  };
};
