/**
 * By what a language is told in its script. `words` are common in it and rare in its neighbours. `parts` match pieces of
 * its words, the ends above all, since a headline may have no common word. `alphabet` holds every letter of it that is
 * not shared by all languages of the script; a text with others is hardly in it.
 */
export type Marks = {
  readonly language: string;
  readonly words: ReadonlySet<string>;
  readonly parts: RegExp;
  readonly alphabet: RegExp;
};

/** A letter boundary: `\b` knows no letters but those of English. */
const marks = (language: string, alphabet: string, words: string, parts: string): Marks => ({
  language,
  words: new Set(words.split(' ')),
  parts: new RegExp(parts.replaceAll('<', '(?<!\\p{L})').replaceAll('>', '(?!\\p{L})'), 'gu'),
  alphabet: alphabet === '' ? /(?!)/u : new RegExp(`[${alphabet}]`, 'gu'),
});

/** Letters that some languages of a script have and others lack. */
export const SPECIAL: Readonly<Record<string, RegExp>> = {
  Latn: /[^a-z\P{L}]/gu,
  Cyrl: /[ыэъщьёіїєґўәғқңөұүһҳҷӣӯјљњћђџѓќ]/gu,
  Arab: /[پچژگکیةىأإآؤئيكٹڈڑںےہھځڅډړږښېۍۆۇۈۋە]/gu,
};

export const MARKS: Readonly<Record<string, readonly Marks[]>> = {
  Latn: [
    marks(
      'en',
      'éï',
      'the and of to in that is was for with said by from it has were this not they on at as be are an after over new two out up his her who will',
      'th|wh|sh|ck|ght|oo|ea|ew|ow|ing>|ed>|tion>|ly>|ers>|y>|<wr|<kn|ll>|ss>|ds>|ns>|ts>|ks>|nts>',
    ),
    marks(
      'de',
      'äöüß',
      'der die das und ist nicht mit von den zu für sich auf ein eine einer einem einen dem des im am auch wird wurde sagte nach bei aus vor zum zur über wieder gegen kein um hat sind noch in geht warum',
      'sch|ei|ung|tz|pf|ck|cht|ich|keit>|lich|<ver|<ge|<be|en>|er>|ie|ste[nrt]?>|ß|[äöü]|au|<w|<z|<k|gt>|rt>|hr|eh|aa|<st|ee',
    ),
    marks(
      'fr',
      'àâæçéèêëîïôœùûüÿ',
      'le la les et des est une dans qui pour pas sur du par plus au aux avec ce il que un de en sont a son sa ses ne se à après deux nouvelle nouveau',
      "eau|oi|ou|ai|<[dlqncs]’|<[dlqncs]'|eux>|tion>|ent>|ère|[éèêç]|que>|elle>|ille|euse?>|ure>|ée?s?>|<qu|ois>|rs>",
    ),
    marks(
      'es',
      'áéíñóúü',
      'el la los las y que de en un una por con del se para es su al como dijo no más sus fue lo este esta ha tras sobre entre nueva nuevo a',
      'ción>|ll|ñ|ado>|ada>|os>|as>|ie|ue|dad>|[áéíóú]|ero>|<es[ptc]|<h|que|qui|rr|ón>|ar>|er>|j|ch[aou]|ido>|ida>|bl|gua',
    ),
    marks(
      'pt',
      'áâãàçéêíóôõú',
      'o os as e que de em um uma do da dos das não para com no na nos nas por é ao aos disse se mais foi até depois sobre a pela pelo são',
      'ção>|ções>|nh|lh|ão|õe|ei|ou>|[ãõâê]|ç|[ea]m>|[oa]s>|ar>|ado>|ada>|agem>|ores>|ia>|qu|dos>|de>|va>|eu>|ido>|ida>|eia>|j|ntr',
    ),
    marks(
      'it',
      'àèéìíîòóùú',
      'il di che la e un una per non con del della dei delle sono gli nel nella alla al da dal ha è più si lo i le ma anche dopo su tra nuove nuovo resta',
      'zion[ei]>|gli|cch|tt|zz|[bcdfgmpst]{2}|gn|sc|ato>|ata>|ti>|ni>|ri>|to>|o>|\\p{L}{2}i>|[àèùò]>|<qu|ch[ie]',
    ),
    marks(
      'pl',
      'ąćęłńóśźż',
      'w i na z się nie do że jest to o jak po przez od dla oraz powiedział są za już ale ze ma czy tylko znów',
      'sz|cz|rz|dz|[ąęłśżźćń]|ie|ow|wy|ski|ach>|ego>|ych>|ia>|ła>|ł|<prz|<w[^aeiou ]|y>|ci>',
    ),
    marks(
      'tr',
      'çğıöşüâîû',
      've bir bu için ile da de olarak çok daha olan ancak gibi dedi ne ki kadar sonra yeni iki göre',
      'l[ae]r|yor|[ıişğ]n[dı]|[dt][ıiuü]>|[dt][ae]>|[dt][ae]n>|[ğış]|[ıiuü]n[ıiuüae]?|[cç][ıi]|m[ae]k|acak|ecek|<k[öaıu]|öy|üy|<y|iyor>|s[ıi]>',
    ),
    marks(
      'nl',
      'éëïóèöü',
      'de het een van en in is dat op te zijn met voor niet aan er heeft ook zei naar bij om uit over na nog maar weer wordt hun blijft door',
      'ij|oe|aa|ee|oo|uu|sch|gh|en>|<ge|<ver|er>|dt>|ig>|isch|<z|ui|eu|cht|ie|rk|aar|eer',
    ),
    marks(
      'uz',
      '',
      'va bilan uchun bu ham edi deb bo‘lgan boʻlgan boʼlgan bo’lgan kerak qilish haqida lekin dedi u yangi yil bir ikki uch kuni keyin',
      "[og][‘ʻʼ’'`]|lar|ning>|ning|ni>|da>|dan>|ga>|di>|gan>|moq|yap|q|sh|ch|x|<y|mi>|lik|iy>|chi|ildi",
    ),
    marks(
      'sv',
      'åäöé',
      'och att det som en på är av för med den till inte har om ett var i efter vid från men de nya igen över under vann',
      'å|[äö]|sk|rna>|arna>|en>|et>|ar>|ade>|tj|<v|ck|nn|gg|ll|ik|rs|<fö|<stä|<ut|<av|na>|nd>',
    ),
  ],
  Cyrl: [
    marks(
      'ru',
      'ыэъщьё',
      'и в не на что с по это как из у за от для он она но был было была сказал к до о во со его её их они мы я все при после об под без ли же',
      'ть|ся>|ого>|его>|ый>|ий>|ая>|ое>|ые>|ов>|ние|ени|ци[яи]|ость|ли>|ла>|ло>|ет>|ют>|ят>|ит>|ом>|ах>|ами?>|ей>|ой>|ую>|ск|пр[еио]|<раз|<вы|<под|ств|ъ|ё|[аеиуя]л>|ает>|яют>|тель|[нчщ]ик|цы>|ки>|ку>|ер>|<с[впт]|<пр',
    ),
    marks(
      'uk',
      'щьіїєґ',
      'і в не на що з та у до як це за від для він вона але був було й про по ще після під або через його її їх',
      '[іїєґ]|ий>|ого>|ння|ють>|ить>|ськ|ти>|ися>|ів>|ою>|л[иао]>|ув|ові>|ери>|[аяо]лки>|<пове|<роз|<зн|<зб|шов>|ки>',
    ),
    marks('be', 'ыэьёіў', 'і ў не на што з па гэта як да за але быў ад для', 'ў|цц|дз|ць|ага>|ым>|сё'),
    marks(
      'kk',
      'ыэъщьёіәғқңөұүһ',
      'және мен бен үшін бұл деп бар да де болды туралы бойынша деді екі бір жаңа осы ол пен дейді биыл неге болды',
      '[әғқұһі]|[ңөү]|лар|лер|дар|тар|тер|дер|ды>|ді>|ты>|ті>|ның>|нің>|дың>|тың>|ға>|ге>|да>|де>|та>|те>|ған|ген|ып>|іп>|еді>|ады>|айды>|ейді>|шы>|ші>|ау>|еу>|у>',
    ),
    marks(
      'ky',
      'ыэъщьёңөү',
      'жана менен үчүн бул деп бар болгон боюнча деди эки бир жаңы ал эми да эле болду быйыл эмне',
      '[өү]|ң|лар|лер|лор|лөр|дар|тар|ды>|ди>|ду>|дү>|ты>|ти>|ту>|тү>|нын>|нин>|нун>|нүн>|дын>|га>|ге>|го>|гө>|да>|де>|до>|дө>|та>|те>|ган|ген|ып>|ип>|уп>|үп>|уу|үү|оо|өө|ээ|аа|кан|ышы|жы|жал|жат|чы|чү|туу|чи>|\\p{L}{3}ө',
    ),
    marks(
      'uz',
      'эъёўқғҳ',
      'ва билан учун бу ҳам эди деб бўлган керак ҳақида лекин деди у янги икки бир кейин',
      '[ўқғҳ]|лар|нинг|ни>|да>|дан>|га>|ди>|ган|моқ|яп|дошев|лик>|ил|чи|иш>|ма>|ний',
    ),
    marks(
      'tg',
      'эъёҷӣӯҳқғ',
      'ва дар ба аз ки бо барои ин буд аст гуфт шуд кард мешавад нав як ду се бояд то карда',
      '[ҷӣӯ]|[ҳқғ]|анд>|они>|он>|ҳо|аи>|дар|шуд|кард|ме[а-я]|ро>|аст>|гир|<ба[а-я]|и>',
    ),
    marks(
      'bg',
      'ъщь',
      'и на да за се от в че е по с са не като този към със през след му ще',
      'ът>|та>|то>|те>|ят>|ия>|ъ|щ|ване|ени[ея]',
    ),
    marks('sr', 'јљњћђџ', 'и у је да на се за су од са не који као из по али', '[јљњћђџ]|ије|иј|ог>|ом>|ти>'),
  ],
  Arab: [
    marks(
      'ar',
      'ةىأإآؤئيك',
      'في من على أن إلى التي عن مع هذا هذه قال الذي ما لا بعد قبل و كان لم قد بين',
      '<ال|<وال|<بال|<لل|[ةىأإؤ]|ات>|ين>|ون>|ي|ك',
    ),
    marks(
      'fa',
      'پچژگکیآئ',
      'و در به از که این با را است برای گفت آن شد یک می تا بر دو خود هم کرد شده اند نیز',
      '[پچژگ]|ی|ک|ها|های|می‌|<می|ند>|ست>|ان>|ای>|‌',
    ),
    marks(
      'ur',
      'پچژگکیآئؤٹڈڑںےہھ',
      'کے کی میں ہے اور سے کا کو نے پر کہ یہ ہیں گیا گئی گئے ہو کر لیے بعد دو ایک بھی',
      '[ٹڈڑںےہھ]|[پچگ]|ی|ک|وں>|یں>|نے>',
    ),
    marks('ps', 'پچژگآئټځڅډړږښېۍیکګڼ', 'او په د چې کې ته له دی دا شو', '[ټځڅډړږښېۍګڼ]|و>'),
    marks('ug', 'پچژگئېەۆۇۈۋھكي', 'ۋە بىلەن ئۈچۈن بۇ', '[ېەۆۇۈۋ]|نى>|لار'),
  ],
};
