import { latinTerm } from '../analysis.ts';

// In the order in which they are taken; each side of a pair sounds alike in names as newspapers of many languages spell them.
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/shch|sch/g, 'sh'],
  [/tsch|tch/g, 'ch'],
  [/dzh|zh/g, 'j'],
  [/tz/g, 'ts'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/ck|q/g, 'k'],
  [/w/g, 'v'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
  [/i[eo]/g, 'e'], // Prokofyev, Prokofiev; Fyodor, Fedor
  [/(.)\1+/g, '$1'],
];

/**
 * How a name sounds, roughly, in whichever alphabet and by whichever table of romanisation it is written: Хрущев and
 * Khrushchev, Цой and Tsoi, Зеленский and Zelenskyy are the same each. Of a term as it is indexed. Linear.
 */
export const soundOf = (term: string): string =>
  ALIKE.reduce((text, [spelling, sound]) => text.replace(spelling, sound), latinTerm(term));
