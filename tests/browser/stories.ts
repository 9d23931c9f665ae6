/** Invented stories beside the samples: enough for several pages of results, and in scripts that run from right to left. */

const PLACES = ['LINDOW', 'SKARROW', 'PORT HALLOW', 'TARN STAITHE'];
const KEEPERS = ['Agda Morrow', 'Piet Lanner', 'Ruth Esker', 'Tove Hallan', 'Imre Vadas'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The nth tide story: each of another month, from 2021 on. */
export const tideStory = (n: number): string => {
  const keeper = KEEPERS[n % KEEPERS.length];
  const month = `${MONTHS[n % 12]} ${2021 + Math.floor(n / 12)}`;
  return `Tide tables number ${n + 1} printed for the coast

By Nora Pell
${(n % 27) + 1} ${month}

${PLACES[n % PLACES.length]} -- The tide tables for the coast were printed on Tuesday.

"The tide does not wait for table ${n + 1}," said ${keeper}, a lighthouse keeper. "I have told the printers so."

The harbour will hang them beside the door.
`;
};

export const RIGHT_TO_LEFT = {
  'arabic.txt': `إعادة فتح القناة بعد ستين عاما

14 مايو 2026

قالت المهندسة ليلى حداد: "الماء سيعود إلى القناة في الربيع، ونحن مستعدون لاستقباله بعد كل هذه السنوات".

وأضافت أن العمل في الأقفال سينتهي قبل نهاية الشتاء، وأن القرى على الضفتين ستحصل على مراس جديدة.
`,
  'farsi.txt': `بازگشایی کانال پس از شصت سال

مهندس لیلا حدادی گفت: «آب در بهار به کانال باز می‌گردد و ما پس از این همه سال آماده‌ایم.»

او افزود که کار دروازه‌ها پیش از پایان زمستان تمام می‌شود و روستاهای دو سوی کانال اسکله‌های تازه خواهند داشت.
`,
  'urdu.txt': `ساٹھ سال بعد نہر دوبارہ کھولی جائے گی

انجینئر لیلیٰ حداد نے کہا: ”پانی بہار میں نہر میں واپس آئے گا اور ہم اتنے برسوں کے بعد اس کے لیے تیار ہیں۔“

انہوں نے کہا کہ دروازوں کا کام سردیوں کے ختم ہونے سے پہلے مکمل ہو جائے گا اور دونوں کناروں کے دیہات کو نئے گھاٹ ملیں گے۔
`,
  'hebrew.txt': `התעלה תיפתח מחדש אחרי שישים שנה

המהנדסת לילה חדד אמרה: "המים יחזרו לתעלה באביב, ואנחנו מוכנים אחרי כל השנים האלה".

לדבריה העבודה בשערים תסתיים לפני סוף החורף, והכפרים משני צדי התעלה יקבלו מזחים חדשים.
`,
} as const;
