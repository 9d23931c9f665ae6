import { cuesOf, gendered, type LanguagePack, phrasesOf, stemmedSet, words } from './pack.ts';
import { plain } from './plain.ts';
import { givenNames as russianNames } from './russian-names.ts';

const PAIRS: readonly (readonly [RegExp, string])[] = [
  ...([
    [/o'/g, 'ў'],
    [/g'/g, 'ғ'],
    [/sh/g, 'ш'],
    [/ch/g, 'ч'],
    [/yo/g, 'ё'],
    [/yu/g, 'ю'],
    [/ya/g, 'я'],
    [/ye/g, 'е'],
    [/(^|[ -])e/g, '$1э'],
  ] as const),
  ...([
    [/ts/g, 'ц'],
    [/'/g, 'ъ'],
  ] as const),
];
const LETTERS: Readonly<Record<string, string>> = {
  ...{ a: 'а', b: 'б', d: 'д', e: 'е', f: 'ф', g: 'г', h: 'ҳ', i: 'и', j: 'ж', k: 'к', l: 'л', m: 'м', n: 'н', o: 'о' },
  ...{ p: 'п', q: 'қ', r: 'р', s: 'с', t: 'т', u: 'у', v: 'в', x: 'х', y: 'й', z: 'з' },
};

/** A word of the Latin alphabet in the Cyrillic one. Rule: the alphabets of 1995 and 1940 letter by letter. */
const cyrillic = (latin: string): string =>
  PAIRS.reduce((text, [from, to]) => text.replace(from, to), latin).replace(
    /[a-z]/g,
    (letter) => LETTERS[letter] ?? letter,
  );

/** Both alphabets are in use; the lists below are in the Latin one. */
const both = (text: string): readonly string[] => words(text).flatMap((word) => [word, cyrillic(word)]);
const setOf = (text: string): ReadonlySet<string> => new Set(both(text));
const phrases = (text: string) => [...phrasesOf(text), ...phrasesOf(text).map((phrase) => phrase.map(cyrillic))];
const genderedInBoth = (men: string, women: string, either = '') =>
  gendered(both(men).join(' '), both(women).join(' '), both(either).join(' '));

const CASE = /(?:ning|ni|ga|dan|нинг|ни|га|дан)$/;
const withoutCase = (word: string): string => {
  const bare = word.replace(CASE, '');
  return bare.length < 4 ? word : bare;
};

/** Case and possession left out: министр, министрі, министрдің. */
const stemOf = (word: string): string => withoutCase(word.toLowerCase()).replace(/(?<=.{4})[sс]?[iи]$/, '');

const CUES =
  both(`dedi deydi degan aytdi aytadi aytgan ta'kidladi ta'kidlaydi bildirdi bildiradi ma'lum qo'shimcha va'da javob tushuntirdi tushuntiradi xabar yozdi yozadi izohladi izohlaydi so'radi so'raydi
  hisoblaydi hisobladi e'tirof tasdiqladi tasdiqlaydi rad ogohlantirdi ogohlantiradi eslatdi eslatadi urg'uladi qayd hikoya so'zladi so'zlaydi tan takidladi baholadi bashorat ishontirdi ishontiradi
  ulashdi afsuslandi shikoyat davom xulosa e'lon qo'shdi`);

export const uzbek: LanguagePack = {
  ...plain,
  language: 'uz',
  narrationAfter: 'dash',
  stopOutside: true,
  dashDialogue: true,
  dropsSubjects: true,
  verbFinal: true,
  fewestWords: 3,
  namedThings:
    setOf(`gazetasi jurnali agentligi kompaniyasi firmasi zavodi fabrikasi banki partiyasi jamiyati jamg'armasi tashkiloti klubi ansambli teatri muzeyi mehmonxonasi restorani do'koni filmi spektakli pyesasi romani kitobi qo'shig'i
    albomi dasturi loyihasi ko'rgazmasi tanlovi festivali mukofoti ordeni nomli`),
  cues: new Map(cuesOf(CUES)),
  looksFinite: (word) => word.length > 4 && /(?:di|gan|ди|ган)$/.test(word),
  looksParticiple: (word) => word.length > 5 && /(?:ib|иб)$/.test(word),
  auxiliaries: setOf(
    "edi ekan bo'ldi bo'ladi bor yo'q emas qildi qiladi berdi etdi etadi oldi o'tdi turibdi ketdi keldi qilgan bergan etgan",
  ),
  accordingToAfter: phrases(
    "so'zlariga ko'ra | so'ziga ko'ra | so'zlariga qaraganda | aytishicha | ta'kidlashicha | fikricha | fikriga ko'ra | ma'lumotiga ko'ra | ma'lumotlariga ko'ra | bildirishicha | xabariga ko'ra | tushuntirishicha | hisob-kitobiga ko'ra | bashoratiga ko'ra",
  ),
  quotatives: setOf('deb deya'),
  subjectPronouns: new Map([
    ...genderedInBoth('', '', 'u uning'),
    ...both('ular ularning men biz sen siz bu').map((word) => [word, null] as const),
  ]),
  relativePronouns: setOf('kim'),
  determiners: setOf('bu shu ana mana bir barcha har'),
  coordinators: setOf('va hamda yoki lekin ammo biroq'),
  subordinators: setOf('agar chunki shuning'),
  adverbs: setOf("ham endi hozir kecha bugun ertaga shuningdek hali yana faqat o'z jurnalistlarga muxbirlarga keyin"),
  titles: genderedInBoth('janob', 'xonim'),
  honorifics: setOf('janob xonim'),
  nameParticles: setOf("o'g'li qizi"),
  givenNames: new Map([
    ...russianNames,
    ...genderedInBoth(
      `abdulla abdulaziz abdurahmon abror adham akbar akmal alisher anvar asad asror aziz azamat bahodir bahrom baxtiyor behzod bekzod botir bobur davron dilshod doniyor doston elyor erkin farhod farrux fazliddin g'ayrat g'olib hamid hasan husan ibrohim ilhom islom ismoil
       jahongir jamol jamshid jasur javohir kamol karim komil laziz mahmud mansur mirzo murod muzaffar nodir nosir odil olim oybek oyatillo otabek qahramon qodir rahim ravshan rustam sanjar sardor sarvar shavkat sherzod shohruh shukhrat shuhrat sobir sunnat temur tohir to'lqin
       ulug'bek umid umar usmon xurshid yusuf zafar ziyod zokir`,
      `aziza barno charos dildora dilfuza dilnoza dilorom dilbar feruza gavhar gulbahor gulchehra gulnora guli hilola iroda kamola lola lobar madina mahliyo malika manzura maftuna mohira mukaddas munisa muhabbat nafisa nargiza nasiba nigora nilufar nodira oydin ozoda rano robiya sadoqat
       saida sayyora sevara shahlo shahnoza shoira surayyo umida yulduz zarina zebo ziyoda zuhra zulfiya`,
    ),
  ]),
  ambiguousGivenNames: setOf('umid aziz lola olim'),
  genderOfSurname: (surname) =>
    /(?:ova|eva|ina|ова|ева|ина)$/.test(surname) ? 'f' : /(?:ov|ev|in|ов|ев|ин)$/.test(surname) ? 'm' : 'u',
  nameStart: (run) => {
    const fathers = /(?:o'g'li|qizi|ovich|evich|ovna|evna|ўғли|қизи|ович|евич|овна|евна)$/.test(
      run[run.length - 2] ?? '',
    );
    return Math.max(0, run.length - (fathers ? 3 : 2));
  },
  nameEnd: (run) => {
    const surname = run.findIndex((word, at) => at > 0 && /(?:ov|ev|ova|eva|ов|ев|ова|ева)$/.test(withoutCase(word)));
    return surname === -1 ? run.length : surname + 1;
  },
  stemOf,
  nominativeOf: (name) => name.map((word, at) => (at === name.length - 1 && at > 0 ? withoutCase(word) : word)),
  organisationWords: stemmedSet(
    both(
      "vazirligi qo'mitasi agentligi universiteti instituti politsiya sudi partiyasi jamg'armasi banki hukumat parlament senat hokimligi boshqarmasi prokuratura tashkiloti xizmati",
    ),
    stemOf,
  ),
  notNames: stemmedSet(
    both(
      `o'zbekiston toshkent samarqand buxoro xiva andijon farg'ona namangan navoiy qarshi termiz nukus rossiya xitoy qozog'iston qirg'iziston tojikiston yevropa aqsh dushanba seshanba chorshanba payshanba juma shanba yakshanba alloh xudo internet`,
    ),
    stemOf,
  ),
  roleNouns: stemmedSet(
    both(`prezident prezidenti rais raisi direktor direktori vazir vaziri hokim hokimi deputat deputati senator senatori sudya sudyasi prokuror prokurori advokat advokati yurist rahbar rahbari boshliq boshlig'i
    o'rinbosari kotib kotibi matbuot-kotibi vakil vakili elchi elchisi ekspert mutaxassis iqtisodchi siyosatshunos professor professori dotsent rektor rektori o'qituvchi o'qituvchisi ustoz shifokor shifokori jurnalist muharrir muharriri yozuvchi shoir
    xonanda aktyor rejissyor rassom kurator tashkilotchi tashkilotchisi dehqon fermer tadbirkor aholi guvoh ishchi brigadir muhandis me'mor haydovchi uchuvchi baliqchi o'quvchi talaba sportchi bokschi murabbiy murabbiyi chempion kapitan polkovnik
    mayor general serjant inspektor qutqaruvchi faol olim tadqiqotchi tarixchi arxeolog meteorolog maslahatchi maslahatchisi psixolog dinshunos oshpaz imom sotsiolog`),
    stemOf,
  ),
  documentNouns: setOf('hisobot xat hujjat bayonot tadqiqot'),
  anaphors: genderedInBoth('', '', 'amaldor siyosatchi sportchi olim muallif'),
  indefinites: setOf('biri bir boshqa'),
};
