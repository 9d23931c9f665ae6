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

/** What the forms of a word have in common, of one language and script; of terms, which have no accents. */
export type Stemmer = { readonly script: RegExp; readonly stem: (term: string) => string };

const LATIN = /^\p{Script=Latin}+$/u;
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
const ARABIC = /^\p{Script=Arabic}+$/u;

// A term has и for й; the endings that the stemmer knows have й after a vowel.
const withShortI = (term: string): string => term.replace(/([аеиоуыэюя])и(?=$|ся$)/, '$1й');

/**
 * Stemmers by language; for others a word has no other form. English: Porter 1980; the others: Snowball (snowballstem.org).
 */
const STEMMERS: Readonly<Record<string, Stemmer>> = {
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

const REMEMBERING = new Map(Object.entries(STEMMERS).map(([language, stemmer]) => [language, remembering(stemmer)]));

/** The stemmers of these languages (BCP 47). */
export const stemmersOf = (languages: readonly string[]): readonly Stemmer[] =>
  languages.flatMap((language) => REMEMBERING.get(language) ?? []);
