import type { Gender } from './pack.ts';
import { givenNames } from './russian-words.ts';

const CASE_ENDING = /(?:ого|ому|ой|ей|ою|ею|ым|им|ом|ем|ую|ая|ий|ый|[аеиуыюяйь])$/;
const SHORTEST_STEM = 3;

/** A name without its case ending: Зудова, Зудовой and Зудову have one stem. For comparing names only. */
export const stemOf = (name: string): string => {
  const stem = name.toLowerCase().replace(CASE_ENDING, '');
  return stem.length < SHORTEST_STEM ? name.toLowerCase() : stem;
};

const cased = (low: string, like: string): string => like.charAt(0) + low.slice(1);

/** The nominatives that a declined given name may have: Тимура is Тимур, Ольги is Ольга, Игоря is Игорь. */
const givenNominative = (given: string): { readonly name: string; readonly gender: Gender } | null => {
  const stem = given.toLowerCase().replace(/(?:ой|ей|ом|ем|[аеиуыюяйь])$/, '');
  for (const ending of ['', 'а', 'я', 'й', 'ь', 'ия', 'ий']) {
    const gender = givenNames.get(stem + ending);
    if (gender !== undefined) return { name: cased(stem + ending, given), gender };
  }
  return null;
};

const surnameNominative = (surname: string, gender: Gender): string => {
  const low = surname.toLowerCase();
  if (gender === 'f') return cased(low.replace(/(ов|ев|ин)(?:ой|у)$/, '$1а').replace(/скую$|ской$/, 'ская'), surname);
  return cased(low.replace(/(ов|ев|ин|ын)(?:а|у|ым|е)$/, '$1').replace(/ск(?:ого|ому|им|ом)$/, 'ский'), surname);
};

/** A declined full name in the nominative, where the given name is known; else as it stands. */
export const nominativeOf = (name: readonly string[]): readonly string[] => {
  const [given, ...rest] = name;
  if (given === undefined || rest.length === 0 || givenNames.has(given.toLowerCase())) return name;
  const known = givenNominative(given);
  if (known === null) return name;
  return [known.name, ...rest.map((word) => surnameNominative(word, known.gender))];
};
