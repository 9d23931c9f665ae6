import { expect, it } from 'vitest';
import { chooseLanguage, detectLanguage } from '../../../../functions/ingest/normalise/language.ts';

it.each([
  ['The ferry sails again from Monday, the company said.', 'en', 'Latn'],
  ['Die Fähre fährt ab Montag wieder, sagte die Reederei, und das ist gut.', 'de', 'Latn'],
  ['Le bateau repart lundi, a dit la compagnie, et les îliens sont dans la joie.', 'fr', 'Latn'],
  ['La romancière a présenté « La Maison de sel », qu’elle confie à un éditeur de Nantes.', 'fr', 'Latn'],
  ['El barco vuelve el lunes, dijo la compañía, y los vecinos lo celebran.', 'es', 'Latn'],
  ['Kema dushanba kunidan yana qatnaydi, dedi kompaniya va bu aholi uchun muhim.', 'uz', 'Latn'],
  ['Paromning narxi oshadi, qarorning sababi qimmat yoqilg‘i.', 'uz', 'Latn'],
  ['Паром снова пойдёт с понедельника, сказал он, и это не всё.', 'ru', 'Cyrl'],
  ['Паром з понеділка знову ходитиме, і це ще не все, сказала вона.', 'uk', 'Cyrl'],
  ['Паром дүйсенбіден бастап қайта жүреді деп хабарлады компания және бұл жақсы.', 'kk', 'Cyrl'],
  ['Паром душанбадан яна қатнайди, деди у ва бу аҳоли учун муҳим бўлган.', 'uz', 'Cyrl'],
  ['Паром дүйшөмбүдөн баштап кайра жүрөт деп билдирди компания жана бул жакшы.', 'ky', 'Cyrl'],
  ['کشتی از دوشنبه دوباره حرکت می‌کند، شرکت گفت که این برای مردم است.', 'fa', 'Arab'],
  ['کمپنی نے کہا ہے کہ کشتی پیر سے دوبارہ چلے گی اور یہ سب کے لیے ہے۔', 'ur', 'Arab'],
  ['قالت الشركة إن العبارة ستعود من يوم الاثنين على هذا الخط.', 'ar', 'Arab'],
  ['ترك الربان السفينة الجديدة. القرار قراري وحدي.', 'ar', 'Arab'],
])('tells the language of "%s"', (text, language, script) => {
  expect(detectLanguage(text)).toEqual({ language, script });
});

it('says so where it cannot tell', () => {
  expect(detectLanguage('Xyzzy plugh')).toEqual({ language: 'und', script: 'Latn' });
  expect(detectLanguage('1234 — 5678')).toEqual({ language: 'und', script: 'Zyyy' });
});

it('trusts a wire’s declaration where the text is in that language’s script, and a page’s only where the text tells nothing', () => {
  const english = 'The ferry sails again from Monday, the company said, and the islanders were not there to see it.';
  const russian = 'Паром снова ходит с понедельника, сообщила компания, и на острове об этом уже знают.';
  expect(chooseLanguage(english, 'nb-NO', true)).toEqual({ language: 'nb', script: 'Latn' });
  expect(chooseLanguage(english, 'nb-NO', false).language).toBe('en');
  expect(chooseLanguage(russian, 'en', true)).toEqual({ language: 'ru', script: 'Cyrl' });
  expect(chooseLanguage('Abc', 'de_DE', false).language).toBe('de');
  expect(chooseLanguage(english, 'x-default', true).language).toBe('en');
});
