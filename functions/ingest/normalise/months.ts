/**
 * Month names as dates print them (the genitive where a language has one), with their usual abbreviations, in lower
 * case and without full stops. January first; forms of one month are parted by a slash.
 */
const NAMES: readonly string[] = [
  'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec',
  'января/январь/янв февраля/февраль/фев марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя декабря/декабрь/дек',
  'січня/січень лютого/лютий березня/березень квітня/квітень травня/травень червня/червень липня/липень серпня/серпень вересня/вересень жовтня/жовтень листопада/листопад грудня/грудень',
  'қаңтар/қаңтарда ақпан/ақпанда наурыз/наурызда сәуір/сәуірде мамыр/мамырда маусым/маусымда шілде/шілдеде тамыз/тамызда қыркүйек/қыркүйекте қазан/қазанда қараша/қарашада желтоқсан/желтоқсанда',
  'yanvar fevral mart aprel may iyun iyul avgust sentabr/sentyabr oktabr/oktyabr noyabr dekabr',
  'январ феврал март апрел май июн июл август сентябр октябр ноябр декабр',
  'januar/jänner februar/feber märz april mai juni juli august september oktober/okt november dezember/dez',
  'janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc',
  'enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic',
  'janeiro fevereiro/fev março abril maio junho julho agosto setembro/set outubro/out novembro dezembro/dez',
  'gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر',
  'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر',
  'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names) =>
    names.split(' ').flatMap((forms, at) => forms.split('/').map((form) => [form, at + 1] as const)),
  ),
);

/** The month, 1 to 12, that a word names in any of our languages, or null. */
export const monthOf = (word: string): number | null => MONTHS.get(word.toLowerCase().replace(/\.$/, '')) ?? null;
