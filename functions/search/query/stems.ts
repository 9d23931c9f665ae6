import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as english } from 'stemmer';
import { kazakh } from './stems/kazakh.ts';
import { kyrgyz } from './stems/kyrgyz.ts';
import { persian } from './stems/persian.ts';
import { tajik } from './stems/tajik.ts';
import { urdu } from './stems/urdu.ts';
import { uzbekInCyrillic, uzbekInLatin } from './stems/uzbek.ts';

/** What the forms of a word have in common, of one language and script; of terms, which have no accents. */
export type Stemmer = { readonly script: RegExp; readonly stem: (term: string) => string };

const LATIN = /^\p{Script=Latin}+$/u;
const UZBEK = /^[\p{Script=Latin}ʻʼ]+$/u; // o‘ and g‘ with a mark that is a letter
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
const ARABIC = /^\p{Script=Arabic}+$/u;

// A term has и for й; the endings that the stemmer knows have й after a vowel.
const withShortI = (term: string): string => term.replace(/([аеиоуыэюя])и(?=$|ся$)/, '$1й');

/**
 * Stemmers by language; for others a word has no other form. English: Porter 1980; those of Central Asia, Persian and Urdu:
 * light ones of our own (stems/); the others: Snowball (snowballstem.org).
 */
const STEMMERS: Readonly<Record<string, Stemmer | readonly Stemmer[]>> = {
  en: { script: LATIN, stem: english },
  de: { script: LATIN, stem: german },
  fr: { script: LATIN, stem: french },
  es: { script: LATIN, stem: spanish },
  it: { script: LATIN, stem: italian },
  pt: { script: LATIN, stem: portuguese },
  nl: { script: LATIN, stem: dutch },
  tr: { script: LATIN, stem: turkish },
  ru: { script: CYRILLIC, stem: (term) => russian(withShortI(term)) },
  ar: { script: ARABIC, stem: arabic },
  kk: { script: CYRILLIC, stem: kazakh },
  ky: { script: CYRILLIC, stem: kyrgyz },
  uz: [
    { script: UZBEK, stem: uzbekInLatin },
    { script: CYRILLIC, stem: uzbekInCyrillic },
  ],
  tg: { script: CYRILLIC, stem: tajik },
  fa: { script: ARABIC, stem: persian },
  ur: { script: ARABIC, stem: urdu },
};

const REMEMBERED = 50_000; // stems of a language, about 5 MB

/** A dictionary is looked at by the same beginnings again and again. */
const remembering = ({ script, stem }: Stemmer): Stemmer => {
  const known = new Map<string, string>();
  return {
    script,
    stem: (term) => {
      let own = known.get(term);
      if (own === undefined) {
        own = stem(term);
        if (known.size >= REMEMBERED) known.clear();
        known.set(term, own);
      }
      return own;
    },
  };
};

const REMEMBERING = new Map(
  Object.entries(STEMMERS).map(([language, stemmers]) => [language, [stemmers].flat().map(remembering)]),
);

/** The stemmers of these languages (BCP 47). */
export const stemmersOf = (languages: readonly string[]): readonly Stemmer[] =>
  [...new Set(languages)].flatMap((language) => REMEMBERING.get(language) ?? []);
