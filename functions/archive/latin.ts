/**
 * One common Latin form for text in Cyrillic, and for Latin text with diacritics. Not for display: for ids and for
 * matching a name with its other spellings.
 *
 * Russian follows BGN/PCGN 1947 (е is "ye" at the start of a word and after a vowel or a sign, soft and hard signs
 * are dropped), with the two liberties that newspapers take: ё is е, and a final -ий or -ый is -y. The letters of
 * Kazakh, Kyrgyz, Uzbek, Tajik and Ukrainian follow the BGN/PCGN table of their language with the diacritics folded;
 * where two languages differ, the form of the Russian-language press stands: қ is k, ғ is g, ҳ is h, г is g.
 * Anything else (Arabic, say) is left as it is. Linear in the text.
 */

const table = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));

const LETTERS: Readonly<Record<string, string>> = {
  ...table(
    'аa бb вv гg дd еe ёe жzh зz иi йy кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya',
  ),
  ...table('әa ғg қk ңn өo ұu үu һh іi'), // Kazakh, Kyrgyz
  ...table('ўo ҳh ӣi ӯu ҷj'), // Uzbek, Tajik
  ...table('ґg єye їi'), // Ukrainian
  ...table('łl øo đd ðd þth ßss æae œoe ıi'),
  ...table('’ ‘ ʼ ʻ ʹ'), // apostrophes that are letters, as in oʻ
};

const CYRILLIC_RUN = /[\u0400-\u04ff]+/g;
const IOTATING = new Set('аеёиоуыэюяіїєәөұүўӯӣъь');

const cased = (latin: string, original: string, next: string | undefined): string => {
  if (original === original.toLowerCase() || latin === '') return latin;
  const shouted = next !== undefined && next !== next.toLowerCase();
  return shouted ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1);
};

// a letter of another alphabet, such as Macedonian, counts as its base letter
const latinOf = (letter: string): string => LETTERS[letter] ?? LETTERS[letter.normalize('NFD').charAt(0)] ?? letter;

const latinOfRun = (run: string): string => {
  const word = run.replace(/(?:ий|ый)$/i, 'ы'); // -skiy and -yy, as newspapers print them: -sky, -y
  const letters = [...word];
  return letters
    .map((letter, at) => {
      const low = letter.toLowerCase();
      const before = letters[at - 1]?.toLowerCase();
      const iotated = low === 'е' && (before === undefined || IOTATING.has(before));
      return cased(iotated ? 'ye' : latinOf(low), letter, letters[at + 1]);
    })
    .join('');
};

/** The common Latin form of a text, its case kept: "Ольга Зудова" and "Olga Zudová" are both "Olga Zudova". */
export const toLatin = (text: string): string =>
  text
    .normalize('NFC')
    .replace(CYRILLIC_RUN, latinOfRun)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[’ʼʻʹ‘łøđðþßæœı]/giu, (letter) => cased(LETTERS[letter.toLowerCase()] ?? letter, letter, undefined))
    .normalize('NFC');
