import { type Layer, peel } from './peel.ts';

const LAYERS: readonly Layer[] = [
  { ending: /(?:اں|وں)(?<=ی(?:اں|وں))$/, least: 4 }, // لڑکی: لڑکیاں, لڑکیوں
  { ending: /(?:یں|وں)$/, least: 3 }, // کتاب: کتابیں, کتابوں
  { ending: /ے$/, least: 3, mend: (left) => `${left}ا` }, // لڑکا: لڑکے
];

/**
 * The stem of an Urdu word: the direct form of the singular, of the plural and of the oblique cases. A boy, لڑکا, and a girl,
 * لڑکی, stay two words.
 */
export const urdu = (term: string): string => peel(term, LAYERS);
