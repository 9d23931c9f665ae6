/** A small and honest guess at a text's language and script, by letters that are a language's own and by its commonest words. */

/** BCP 47 language, `und` where it cannot be told, and ISO 15924 script, `Zyyy` where there are no letters. */
export type Language = { readonly language: string; readonly script: string };

const SAMPLE = 4000;
const LEAST_VOTES = 2;

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/gu],
  ['Cyrl', /\p{Script=Cyrillic}/gu],
  ['Arab', /\p{Script=Arabic}/gu],
  ['Grek', /\p{Script=Greek}/gu],
  ['Hebr', /\p{Script=Hebrew}/gu],
  ['Hani', /\p{Script=Han}/gu],
  ['Hira', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Hang', /\p{Script=Hangul}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Deva', /\p{Script=Devanagari}/gu],
  ['Armn', /\p{Script=Armenian}/gu],
  ['Geor', /\p{Script=Georgian}/gu],
];
/** Scripts that one language of news all but owns. */
const OWNER: Readonly<Record<string, string>> = {
  Grek: 'el', Hebr: 'he', Hani: 'zh', Hira: 'ja', Hang: 'ko', Thai: 'th', Deva: 'hi', Armn: 'hy', Geor: 'ka',
}; // biome-ignore format: a table

/** Words that occur in almost every paragraph of a language and in few of its neighbours; a letter of its own counts as one. */
const MARKS: Readonly<
  Record<string, readonly { readonly language: string; readonly words: string; readonly letters?: RegExp }[]>
> = {
  Latn: [
    { language: 'en', words: 'the and of to in that is was for with said by from it has were this not they' },
    { language: 'de', words: 'der die das und ist nicht mit von den zu für sich auf ein eine dem im auch wird sagte' },
    {
      language: 'fr',
      words: 'le la les et des est une dans qui pour pas sur du par plus au avec ce il que de en un elle aux a',
      letters: /[çèêàùœ]|(?<!\p{L})(?:qu|[dljn])['’](?=\p{L})/gu,
    },
    {
      language: 'es',
      words: 'el la los las y que de en un una por con del se para es su al como dijo',
      letters: /[ñ¿¡]/gu,
    },
    { language: 'pt', words: 'o os as e que de em um uma do da não para com no na por é ao disse' },
    { language: 'it', words: 'il di che la e un una per non con del della sono gli nel alla ha è più' },
    {
      language: 'pl',
      words: 'w i na z się nie do że jest to o jak po przez od dla oraz powiedział',
      letters: /[ąęłśżźń]/gu,
    },
    { language: 'tr', words: 've bir bu için ile da de olarak çok daha olan ancak gibi dedi', letters: /[ğı]/gu },
    { language: 'nl', words: 'de het een van en in is dat op te zijn met voor niet aan er heeft ook zei' },
    {
      language: 'uz',
      words: 'va bilan uchun bu ham edi deb bo‘lgan boʻlgan boʼlgan kerak qilish haqida lekin dedi bir',
      letters: /[og][‘ʻʼ’'](?=\p{L})|\p{L}ning(?!\p{L})|q(?!u)/gu,
    },
    { language: 'sv', words: 'och att det som en på är av för med den till inte har om ett var' },
  ],
  Cyrl: [
    {
      language: 'ru',
      words: 'и в не на что с по это как из у за от для он она но был было сказал',
      letters: /[ыэъ]/gu,
    },
    { language: 'uk', words: 'і в не на що з та у до як це за від для він вона але був', letters: /[іїєґ]/gu },
    { language: 'be', words: 'і ў не на што з па гэта як да за', letters: /[ў]/gu },
    {
      language: 'kk',
      words: 'және мен бен үшін бұл деп бар да де болды туралы бойынша деді',
      letters: /[әғқңөұүһі]/gu,
    },
    { language: 'ky', words: 'жана менен үчүн бул деп бар болгон боюнча деди', letters: /[ңөү]/gu },
    { language: 'uz', words: 'ва билан учун бу ҳам эди деб бўлган керак ҳақида лекин деди', letters: /[ўқғҳ]/gu },
    { language: 'tg', words: 'ва дар ба аз ки бо барои ин буд аст гуфт', letters: /[ҷӣӯҳқғ]/gu },
    { language: 'bg', words: 'и на да за се от в че е по с са не като' },
    { language: 'sr', words: 'и у је да на се за су од са не који', letters: /[јљњћђџ]/gu },
  ],
  Arab: [
    {
      language: 'ar',
      words: 'في من على أن إلى التي عن مع هذا قال الذي ما لا',
      letters: /[ةىأإ]|(?<!\p{L})و?ال\p{L}{2}/gu,
    },
    { language: 'fa', words: 'و در به از که این با را است برای گفت آن', letters: /[پچژگی]/gu },
    { language: 'ur', words: 'کے کی میں ہے اور سے کا کو نے پر کہ یہ ہیں', letters: /[ٹڈڑںےہ]/gu },
    { language: 'ps', words: 'او په د چې کې ته له دی دا', letters: /[ځڅډړښږېۍ]/gu },
    { language: 'ug', words: 'ۋە بىلەن ئۈچۈن بۇ', letters: /[ېەۇۆۈۋ]/gu },
  ],
};
const LETTER_WEIGHT = 0.5;

/** The language of a story by its headline and paragraphs; the first 4,000 characters are looked at. */
export const detectLanguage = (text: string): Language => {
  const sample = text.slice(0, SAMPLE).toLowerCase();
  const script = commonest(SCRIPTS.map(([name, letters]) => [name, sample.match(letters)?.length ?? 0] as const));
  if (script === null) return { language: 'und', script: 'Zyyy' };
  const named = script[0] === 'Hani' && /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sample) ? 'Hira' : script[0];
  if (OWNER[named] !== undefined) return { language: OWNER[named], script: named === 'Hira' ? 'Jpan' : named };
  return { language: vote(sample, named), script: named };
};

const vote = (sample: string, script: string): string => {
  const counts = new Map<string, number>();
  for (const word of sample.split(/[^\p{L}\p{M}'‘’ʻʼ]+/u)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const votes = (MARKS[script] ?? []).map(({ language, words, letters }) => {
    const byWords = words.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    const byLetters = letters === undefined ? 0 : (sample.match(letters)?.length ?? 0) * LETTER_WEIGHT;
    return [language, byWords + byLetters] as const;
  });
  const winner = commonest(votes);
  return winner === null || winner[1] < LEAST_VOTES ? 'und' : winner[0];
};

const commonest = (counts: readonly (readonly [string, number])[]): readonly [string, number] | null =>
  counts.reduce<readonly [string, number] | null>((best, one) => (one[1] > (best?.[1] ?? 0) ? one : best), null);

/**
 * The language of a story that may declare one. Pages often declare their template's, so that what the text shows comes
 * first there; where the declaration is trusted, it stands if the text is in that language's script.
 * @param declared a BCP 47 tag; its region is left out
 */
export const chooseLanguage = (text: string, declared: string | null, trusted: boolean): Language => {
  const found = detectLanguage(text);
  const language = primaryOf(declared);
  if (language === null) return found;
  if (found.language === 'und') return { language, script: found.script };
  return trusted && scriptOf(language) === found.script ? { language, script: found.script } : found;
};

const primaryOf = (tag: string | null): string | null =>
  /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? '')?.[0].toLowerCase() ?? null;

const scriptOf = (language: string): string | undefined => new Intl.Locale(language).maximize().script;
