import { type Gender, stemmedSet } from './pack.ts';
import { givenNames } from './russian-names.ts';

const CASE_ENDING = /(?:ого|его|ому|ему|ой|ей|ою|ею|ым|им|ом|ем|ую|юю|ая|яя|ий|ый|ого|ых|их|ами|ям|ах|[аеёиоуыюяйь])$/;
const SHORTEST_STEM = 3;

/** A word without its case ending: Зудова, Зудовой and Зудову have one stem. For comparing only. */
export const stemOf = (word: string): string => {
  const low = word.toLowerCase().replaceAll('ё', 'е');
  const stem = low.replace(CASE_ENDING, '');
  return stem.length < SHORTEST_STEM ? low : stem;
};

/** A set of words that finds every case form of them. */
export const declining = (words: readonly string[]): ReadonlySet<string> => stemmedSet(words, stemOf);

const cased = (low: string, like: string): string => like.charAt(0) + low.slice(1);

export const isPatronymic = (word: string): boolean =>
  /(?:[оеь]вич|ич|[ое]вн|ичн|инишн)(?:а|у|ем|е|ы|ой)?$/i.test(word);

const genderOfPatronymic = (word: string): Gender => (/(?:вн|чн|шн)[а-я]{1,2}$/i.test(word) ? 'f' : 'm');

/** The nominatives that a declined given name may have: Тимура is Тимур, Ольги is Ольга, Игоря is Игорь. */
const givenNominative = (
  given: string,
  expected: Gender,
): { readonly name: string; readonly gender: Gender } | null => {
  const low = given.toLowerCase();
  const inIya = low.replace(/ии$/, 'ия'); // Алии is Алия, not Али
  if (givenNames.get(inIya) === 'f') return { name: cased(inIya, given), gender: 'f' };
  for (const stem of new Set([low.replace(/(?:ой|ей|ом|ем|[аеиуыюя])$/, ''), low.replace(/[иею]$/, '')])) {
    for (const ending of ['', 'а', 'я', 'й', 'ь', 'ия', 'ий']) {
      const gender = givenNames.get(stem + ending);
      if (gender !== undefined && (expected === 'u' || gender === expected))
        return { name: cased(stem + ending, given), gender };
    }
  }
  const irregular = IRREGULAR.get(low);
  return irregular === undefined ? null : { name: cased(irregular, given), gender: givenNames.get(irregular) ?? 'm' };
};
/** Names that lose a vowel or change a consonant. */
const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['льва', 'лев'],
  ['льву', 'лев'],
  ['львом', 'лев'],
  ['петра', 'пётр'],
  ['петру', 'пётр'],
  ['петром', 'пётр'],
  ['павла', 'павел'],
  ['павлу', 'павел'],
  ['павлом', 'павел'],
]);

/** What a declined ending stands for, the surest first. Types of surnames: Грамматический словарь, Зализняк, "фамилии". */
const MASCULINE: readonly (readonly [RegExp, string])[] = [
  [/(ов|ев|ёв|ин|ын)(?:а|у|ым|е)$/, '$1'],
  [/(ск|цк)(?:ого|ому|им|ом)$/, '$1ий'],
  [/([кгх])(?:ого|ому|им)$/, '$1ий'],
  [/(?:ого|ому|ым)$/, 'ый'],
  [/(?:его|ему)$/, 'ий'],
  [/(вич|нич|лич|рич|дич)(?:а|у|ем|е)$/, '$1'],
  [/([йцкнгшзхфвпрлджчсмтб])(?:а|у|ом|е)$/, '$1'],
  [/([лр])(?:я|ю|ем)$/, '$1ь'],
  [/([аеиоуы])(?:я|ю|ем)$/, '$1й'],
];
const FEMININE: readonly (readonly [RegExp, string])[] = [
  [/(ов|ев|ёв|ин|ын)(?:ой|у|ою)$/, '$1а'],
  [/(ск|цк)(?:ой|ую|ою)$/, '$1ая'],
  [/([бвгджзклмнпрстфхцчшщ])ой$/, '$1ая'],
  [/ей$/, 'яя'],
];
const INDECLINABLE = /(?:ко|ых|их|[иоуэеё]|дзе|швили)$/;

const surnameNominative = (surname: string, gender: Gender): string => {
  const low = surname.toLowerCase();
  if (INDECLINABLE.test(low) && !/(?:ого|ому|его|ему)$/.test(low) && !/(?:ов|ев|ёв|ин|ын)[еу]$/.test(low))
    return surname;
  if (isPatronymic(low))
    return cased(low.replace(/(ич)(?:а|у|ем|е)$/, '$1').replace(/(н)(?:ы|е|ой|у)$/, '$1а'), surname);
  const [ending, nominative] = (gender === 'f' ? FEMININE : MASCULINE).find(([form]) => form.test(low)) ?? [];
  return ending === undefined || nominative === undefined ? surname : cased(low.replace(ending, nominative), surname);
};

const isInitial = (word: string): boolean => /^\p{Lu}\.?$/u.test(word);

/** A form that only a woman's declined name has, or only a man's; else nothing. */
const genderOfOblique = (surname: string): Gender => {
  const low = surname.toLowerCase();
  if (/(?:ов|ев|ёв|ин|ын|ск|цк)(?:ой|ую|ою)$|(?:ов|ев|ёв|ин|ын)у$/.test(low)) return 'f';
  return /(?:(?:ов|ев|ёв|ин|ын)ым|ск(?:ого|ому|им)|ого|ому)$/.test(low) ? 'm' : 'u';
};

/** A given name that no list has, by the gender that the surname tells: Фирузы Назаровой is Фируза. */
const guessedGiven = (given: string, gender: Gender): string => {
  const low = given.toLowerCase();
  if (gender === 'f')
    return cased(
      low
        .replace(/ии$/, 'ия')
        .replace(/([^и])[ыеиу]$/, '$1а')
        .replace(/ой$/, 'а'),
      given,
    );
  return cased(
    low.replace(/([бвгджзклмнпрстфхцчшщ])(?:а|у|ом|е)$/, '$1').replace(/([аеиоу])(?:я|ю|ем)$/, '$1й'),
    given,
  );
};

/** A declined full name in the nominative, as far as given name, father's name and endings tell; else as it stands. */
export const nominativeOf = (name: readonly string[]): readonly string[] => {
  const [given, ...rest] = name;
  if (given === undefined || rest.length === 0) return name;
  if (givenNames.get(given.toLowerCase()) === 'f' && genderOfOblique(rest[rest.length - 1] ?? '') === 'f')
    return [given, ...rest.map((word) => surnameNominative(word, 'f'))]; // Салтанат Ибраеву: the given name has no cases
  if (givenNames.has(given.toLowerCase())) return name;
  const father = rest.find(isPatronymic);
  const bySurname = father === undefined ? genderOfOblique(rest[rest.length - 1] ?? '') : genderOfPatronymic(father);
  const known = isInitial(given) ? null : givenNominative(given, bySurname);
  const gender = known?.gender ?? bySurname;
  if (gender === 'u') return name;
  const first = isInitial(given) ? given : (known?.name ?? guessedGiven(given, gender));
  return [first, ...rest.map((word) => (isInitial(word) ? word : surnameNominative(word, gender)))];
};
