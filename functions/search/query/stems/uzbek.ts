import { type Layer, peel } from './peel.ts';

/** Genitive and ablative; then accusative, dative and locative, which are short. Uzbek has no harmony of vowels. */
const LATIN: readonly Layer[] = [
  { ending: /(?:ning|dan)$/, least: 3 },
  { ending: /(?:ni|ga|da|(?<=k)ka|(?<=q)qa)$/, least: 4 },
  { ending: /(?:(?<=lar)i|(?<=[aeiou])si)$/, least: 3 },
  { ending: /(?<=[^aeiou])i$/, least: 4, mend: (left) => left.replace(/gʻ$/, 'q').replace(/g$/, 'k') },
  { ending: /lar$/, least: 3 },
];

/** The same in Cyrillic, where a term has у for ў. */
const CYRILLIC: readonly Layer[] = [
  { ending: /(?:нинг|дан)$/, least: 3 },
  { ending: /(?:ни|га|да|(?<=к)ка|(?<=қ)қа)$/, least: 4 },
  { ending: /(?:(?<=лар)и|(?<=[аеиоуэюя])си)$/, least: 3 },
  { ending: /(?<=[^аеиоуэюя])и$/, least: 4, mend: (left) => left.replace(/ғ$/, 'қ').replace(/г$/, 'к') },
  { ending: /лар$/, least: 3 },
];

/**
 * The stem of an Uzbek word, in Latin or in Cyrillic letters: without case, possessive of the third person and plural, as the
 * grammar has them follow each other (stem, plural, possessive, case).
 */
export const uzbekInLatin = (term: string): string => peel(term, LATIN);
export const uzbekInCyrillic = (term: string): string => peel(term, CYRILLIC);
