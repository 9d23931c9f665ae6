import { arabic } from './arabic.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { kazakh } from './kazakh.ts';
import type { LanguagePack } from './pack.ts';
import { persian } from './persian.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { urdu } from './urdu.ts';
import { uzbek } from './uzbek.ts';

const PACKS: readonly LanguagePack[] = [
  english,
  russian,
  spanish,
  french,
  german,
  kazakh,
  uzbek,
  arabic,
  persian,
  urdu,
];

/** The pack of a BCP 47 language; English where there is none yet, whose rules of marks and capitals serve many. */
export const packOf = (language: string): LanguagePack => {
  const primary = language.toLowerCase().split('-')[0];
  return PACKS.find((pack) => pack.language === primary) ?? english;
};
