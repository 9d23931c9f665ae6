import { inHarmony, type Layer, peel } from './peel.ts';

// By the last sound of a stem: vowels, what sounds after (р, й, у), other voiced ones, voiceless ones. A term has и for й.
const OPEN = '[аәеиоөуұүыіэюяр]';
const VOICED = '[лмнңзжрйиу]';
const VOICELESS = '[кқпстфхцчшщбвгд]';

/** Genitive, accusative, dative, locative with its adjective, ablative, instrumental; -тан is no ending of Қазақстан. */
const CASES: readonly Layer[] = [
  {
    ending: new RegExp(
      `(?:(?<=[аәеиоөуұүыіэюямнң])(?:ның|нің)|(?<=${VOICED})(?:дың|дің|дан|ден)|(?<=${VOICELESS})(?:тың|тің|тен|(?<!с)тан)|` +
        `(?<=[аәеиоөуұүыіэюя])(?:дан|ден)|(?<=[мнңыі])(?:нан|нен)|(?:дағы|дегі|тағы|тегі)|(?<=[ыі])(?:нда|нде|ндағы|ндегі)|мен|бен|пен)$`,
    ),
    least: 3,
  },
  {
    ending: new RegExp(
      `(?:(?<=[аәеиоөуұүыіэюя])(?:ны|ні)|(?<=${VOICED})(?:ды|ді)|(?<=${VOICELESS})(?:ты|ті|қа|ке|та|те)|` +
        `(?<=[аәеиоөуұүыіэюялмнңзжр])(?:ға|ге|да|де)|(?<=[ыі])(?:на|не))$`,
    ),
    least: 4,
  },
];

/** Of the third person: -сы after a vowel; -ы, before which a voiceless sound is voiced: кітап, кітабы. */
const POSSESSIVES: readonly Layer[] = [
  { ending: /(?<=[аәеиоөуұүыіэюя])с[ыі]$/, least: 3 },
  {
    ending: /(?<=[^аәеиоөуұүыіэюя])[ыі]$/,
    least: 4,
    mend: (left) => left.replace(/[ғгб]$/, (it) => VOICELESS_OF[it] ?? it),
  },
];
const VOICELESS_OF: Readonly<Record<string, string>> = { ғ: 'қ', г: 'к', б: 'п' };

const PLURAL: Layer = {
  ending: new RegExp(`(?:(?<=${OPEN}|и|у)(?:лар|лер)|(?<=[лмнңзж])(?:дар|дер)|(?<=${VOICELESS})(?:тар|тер))$`),
  least: 3,
};

const agrees = inHarmony(/[аоұыя]/, /[әеөүіэ]/);

/**
 * The stem of a Kazakh word in Cyrillic: without case, possessive of the third person and plural, as the grammar has them
 * follow each other (stem, plural, possessive, case), each only after the sounds and vowels that it may follow.
 */
export const kazakh = (term: string): string => peel(term, [...CASES, ...POSSESSIVES, PLURAL], agrees);
