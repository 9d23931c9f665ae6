import { inHarmony, type Layer, peel } from './peel.ts';

const VOWEL = '[аеиоөуүыэюя]';
const VOICED = '[лмнңзжрйив]';
const VOICELESS = '[кпстфхцчшщ]';

/** Endings in each of the four vowels that harmony gives them: `т*н` is тын, тин, тун, түн. */
const narrow = (ending: string): string => ending.replace('*', '[ыиуү]');
const wide = (ending: string): string => ending.replace('*', '[аеоө]');

/** Genitive, ablative and locative of a possessive; -тан is no ending of Кыргызстан. */
const CASES: readonly Layer[] = [
  {
    ending: new RegExp(
      `(?:(?<=${VOWEL})${narrow('н*н')}|(?<=${VOICED})${narrow('д*н')}|(?<=${VOICELESS})${narrow('т*н')}|` +
        `(?<=${VOWEL}|${VOICED})${wide('д*н')}|(?<=${VOICELESS})(?<!с)${wide('т*н')}|(?<=[ыиуү])(?:${wide('н*н')}|${wide('нд*')}))$`,
    ),
    least: 3,
  },
  {
    ending: new RegExp(
      `(?:(?<=${VOWEL})${narrow('н*')}|(?<=${VOICED})${narrow('д*')}|(?<=${VOICELESS})${narrow('т*')}|` +
        `(?<=${VOWEL}|${VOICED})[гд][аеоө]|(?<=${VOICELESS})[кт][аеоө]|(?<=[ыиуү])${wide('н*')})$`,
    ),
    least: 4,
  },
];

/** Of the third person: -сы after a vowel; -ы, before which a voiceless sound is voiced: китеп, китеби. */
const POSSESSIVES: readonly Layer[] = [
  { ending: /(?<=[аеиоөуүыэюя])с[ыиуү]$/, least: 3 },
  {
    ending: /(?<=[^аеиоөуүыэюя])[ыиуү]$/,
    least: 4,
    mend: (left) => left.replace(/[гб]$/, (it) => (it === 'г' ? 'к' : 'п')),
  },
];

const PLURAL: Layer = {
  ending: new RegExp(
    `(?:(?<=${VOWEL}|[ри])${wide('л*р')}|(?<=[лмнңзж])${wide('д*р')}|(?<=${VOICELESS})${wide('т*р')})$`,
  ),
  least: 3,
};

const agrees = inHarmony(/[аоуыя]/, /[еиөүэ]/);

/**
 * The stem of a Kyrgyz word: without case, possessive of the third person and plural, as the grammar has them follow each
 * other (stem, plural, possessive, case), each only after the sounds and vowels that it may follow.
 */
export const kyrgyz = (term: string): string => peel(term, [...CASES, ...POSSESSIVES, PLURAL], agrees);
