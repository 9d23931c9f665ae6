import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../../functions/search/analysis.ts';
import { kazakh } from '../../../../../functions/search/query/stems/kazakh.ts';
import { kyrgyz } from '../../../../../functions/search/query/stems/kyrgyz.ts';
import { persian } from '../../../../../functions/search/query/stems/persian.ts';
import { tajik } from '../../../../../functions/search/query/stems/tajik.ts';
import { urdu } from '../../../../../functions/search/query/stems/urdu.ts';
import { uzbekInCyrillic, uzbekInLatin } from '../../../../../functions/search/query/stems/uzbek.ts';

/** What becomes of words once they are terms, as search has them. */
const stemsOf = (stem: (term: string) => string, words: string): readonly string[] => termsOf(words).map(stem);

const LANGUAGES = {
  Kazakh: {
    stem: kazakh,
    one: [
      'қала қалалар қаланың қалаға қалада қаладан қалалардың қаласы қаласында қаласының қалаларға қаладағы',
      'мектеп мектептер мектептің мектепте мектептен мектептерде мектебі мектебінде',
      'президент президенттің президентке президенттер президенті',
      'Қазақстан Қазақстанның Қазақстанға Қазақстанда Қазақстаннан',
      'кітап кітаптар кітабы кітаптан кітапты',
      'үкімет үкіметі үкіметтің үкіметке',
    ],
    apart: [
      'доллар дол',
      'алты ал',
      'жеті же',
      'қала қалам',
      'бала балалық',
      'адам ада',
      'енді ен',
      'Қазақстан қазақ',
      'орта ор',
    ],
  },
  Kyrgyz: {
    stem: kyrgyz,
    one: [
      'шаар шаарлар шаардын шаарга шаарда шаардан шаарлардын шаарлары шаары шаарынын',
      'мектеп мектептер мектептин мектепте мектептен мектеби',
      'өлкө өлкөлөр өлкөнүн өлкөгө өлкөдө өлкөдөн',
      'президент президенттин президентке президенттер президенти',
      'Кыргызстан Кыргызстандын Кыргызстанга Кыргызстанда Кыргызстандан',
      'китеп китептер китеби',
    ],
    apart: ['алты ал', 'жети же', 'бала балалык', 'Кыргызстан кыргыз', 'доллар дол', 'азыр аз', 'кат катар'],
  },
  'Uzbek in Latin': {
    stem: uzbekInLatin,
    one: [
      'kitob kitoblar kitobning kitobni kitobga kitobda kitobdan kitoblari kitoblarining kitobi',
      'shahar shaharlar shaharning shaharda shaharlarda',
      'qishloq qishlogʻi qishloqlar qishloqda',
      'prezident prezidentning prezidentga prezidentlar prezidenti',
      'maktab maktablar maktabda maktabi',
      'yurak yurakka yuragi yuraklar',
      'Toshkent Toshkentda Toshkentning Toshkentga Toshkentdan',
    ],
    apart: ['ona onda', 'ota otashin', 'til tilla', 'bozor boz', 'Sudan su', 'yurak yur', 'qish qishloq', 'gul gulla'],
  },
  'Uzbek in Cyrillic': {
    stem: uzbekInCyrillic,
    one: [
      'китоб китоблар китобнинг китобни китобдан китоблари китоби',
      'қишлоқ қишлоқлар қишлоғи қишлоқда',
      'юрак юраги юракка',
    ],
    apart: ['она онда', 'тил тилла', 'қиш қишлоқ', 'юрак юр'],
  },
  Tajik: {
    stem: tajik,
    one: ['китоб китобҳо китобҳои китобҳоро', 'намоянда намояндагон', 'коргар коргарон', 'Тоҷикистон Тоҷикистони'],
    apart: ['дӯст дӯстӣ', 'тоҷик Тоҷикистон', 'забон заб', 'ҷаҳон ҷаҳ', 'замон зам', 'нигарон нигар', 'даро да'],
  },
  Persian: {
    stem: persian,
    one: ['کتاب کتابها کتابهای کتابهایی کتابهایشان', 'نماینده نمایندگان', 'کارگر کارگران', 'سال سالها سالهای'],
    apart: [
      'تن تنها',
      'ایران ایرانی',
      'ایران ایر',
      'تهران تهر',
      'نگر نگران',
      'انت انتها',
      'در درمان',
      'زم زمان',
      'جه جهان',
    ],
  },
  Urdu: {
    stem: urdu,
    one: ['کتاب کتابیں کتابوں', 'لڑکی لڑکیاں لڑکیوں', 'لڑکا لڑکے', 'حکومت حکومتیں حکومتوں', 'سال سالوں'],
    apart: ['لڑکا لڑکی', 'سال سالا', 'کی کیوں', 'نہ نہیں', 'مال مالا', 'دن دنیا'],
  },
};

describe.each(Object.entries(LANGUAGES))('%s', (_, { stem, one, apart }) => {
  it.each(one)('has one stem for all of: %s', (words) => {
    const [first, ...others] = stemsOf(stem, words);
    expect(others).toEqual(others.map(() => first));
  });

  it.each(apart)('keeps apart: %s', (words) => {
    const [one_, other] = stemsOf(stem, words);
    expect(other).not.toBe(one_);
  });

  it('makes no word shorter than two letters, and stems of nothing', () => {
    expect(stem('')).toBe('');
    for (const words of [...one, ...apart]) {
      for (const term of termsOf(words))
        expect([...stem(term)].length).toBeGreaterThanOrEqual(Math.min(2, term.length));
    }
  });
});
