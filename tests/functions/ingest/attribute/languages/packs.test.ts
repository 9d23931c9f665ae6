import { describe, expect, it } from 'vitest';
import { foldWord } from '../../../../../functions/ingest/attribute/languages/fold.ts';
import { attributed, reported, said } from '../story.ts';

describe('a word', () => {
  it('is one however it was typed', () => {
    expect(foldWord('ko‘p')).toBe(foldWord("Ko'p"));
    expect(foldWord('می‌گوید')).toBe(foldWord('ميگويد'));
    expect(foldWord('وفقاً')).toBe(foldWord('وفقا'));
  });
});

describe('speech between rayas', () => {
  it('leaves the narrator out', () => {
    expect(said(['—No hay agua —dijo Elena Soto—. Los pozos están secos.'], 'es')).toEqual([
      'Elena Soto: No hay agua',
      'Elena Soto: Los pozos están secos.',
    ]);
  });
});

describe('a verb that leaves its subject out', () => {
  it('is of who spoke before', () => {
    expect(said(['«No hay agua», dijo Elena Soto.', '«Los pozos están secos», lamentó.'], 'es')).toEqual([
      'Elena Soto: No hay agua',
      'Elena Soto: Los pozos están secos',
    ]);
    expect(said(['وقالت سلمى الرفاعي: «لم نجد ماء». وأضافت: «الآبار كلها فارغة».'], 'ar')).toEqual([
      'سلمى الرفاعي: لم نجد ماء',
      'سلمى الرفاعي: الآبار كلها فارغة',
    ]);
  });
});

describe('the first of two surnames', () => {
  it('stands for both', () => {
    expect(said(['Llegó Marta Soto Vela.', '«El puente no aguanta más», dijo Soto.'], 'es')).toEqual([
      'Marta Soto Vela: El puente no aguanta más',
    ]);
  });
});

describe('speech with its attribution between commas', () => {
  it('is two quotations', () => {
    expect(said(["« Il n'y a plus d'eau, explique Paul Morin, les puits sont à sec »."], 'fr')).toEqual([
      "Paul Morin: Il n'y a plus d'eau",
      'Paul Morin: les puits sont à sec',
    ]);
  });

  it('may have its pronoun behind a hyphen', () => {
    expect(said(['Anne Morin est venue.', '« Les puits sont à sec », a-t-elle dit.'], 'fr')).toEqual([
      'Anne Morin: Les puits sont à sec',
    ]);
  });
});

describe('where every noun has a capital', () => {
  it('names are known by given names, roles and titles', () => {
    expect(said(['„Die Brunnen sind leer“, klagte Landwirt Eike Sandmann.'], 'de')).toEqual([
      'Eike Sandmann: Die Brunnen sind leer',
    ]);
  });

  it('a report may begin with its verb', () => {
    expect(reported(['Anna Vogel kam.', 'Laut Vogel steigen die Preise im Herbst.'], 'de')).toEqual([
      'Anna Vogel: steigen die Preise im Herbst',
    ]);
  });
});

describe('where there are no capitals', () => {
  it('names are known by given names and roles', () => {
    expect(
      said(['وقال الوزير عمر الجابري: «سيصل القطار غدا».', 'وأكد الجابري: «لن يتوقف المشروع أبدا».'], 'ar'),
    ).toEqual(['عمر الجابري: سيصل القطار غدا', 'عمر الجابري: لن يتوقف المشروع أبدا']);
  });

  it('marks may be turned', () => {
    expect(said(['وزیر شاہد گیلانی نے کہا: ”ٹرین اگلے سال آئے گی“۔'], 'ur')).toEqual([
      'شاہد گیلانی: ٹرین اگلے سال آئے گی',
    ]);
  });

  it('a phrase of the source may stand behind it', () => {
    expect(reported(['کسان بشیر احمد کے مطابق چارہ ختم ہو گیا ہے۔'], 'ur')).toEqual(['بشیر احمد: چارہ ختم ہو گیا ہے']);
  });
});

describe('a given name of two words', () => {
  it('has its surname after both', () => {
    expect(said(['وقال عبد القادر السمنهوري: «سيصل القطار غدا».'], 'ar')).toEqual([
      'عبد القادر السمنهوري: سيصل القطار غدا',
    ]);
  });
});

describe('names that no list has', () => {
  it('are known by a role that stands some words before', () => {
    expect(said(['قال الأمين العام للأمم المتحدة بيتر كلاوزن: «علينا أن نتحدث بصوت واحد».'], 'ar')).toEqual([
      'بيتر كلاوزن: علينا أن نتحدث بصوت واحد',
    ]);
  });
});

describe('where the verb stands last', () => {
  it('the name that opens the sentence is its subject', () => {
    expect(said(['لاله رستمی، وزیر راه، روز شنبه در نشست خبری گفت: «قطار سال آینده می‌رسد».'], 'fa')).toEqual([
      'لاله رستمی: قطار سال آینده می‌رسد',
    ]);
  });
});

describe('where names have cases and the verb stands last', () => {
  it('the source is put into the nominative', () => {
    expect(reported(['Сәуле Ермекованың айтуынша, құбырлардың жартысы тозған.'], 'kk')).toEqual([
      'Сәуле Ермекова: құбырлардың жартысы тозған',
    ]);
    expect(reported(['Malika Saidovaning aytishicha, quvurlarning yarmi eskirgan.'], 'uz')).toEqual([
      'Malika Saidova: quvurlarning yarmi eskirgan',
    ]);
  });

  it('the report stands between speaker and verb', () => {
    expect(reported(['Арман Жұмабеков билет бағасы биыл өспейтінін айтты.'], 'kk')).toEqual([
      'Арман Жұмабеков: билет бағасы биыл өспейтінін',
    ]);
  });
});

describe('the one told', () => {
  it('is neither the speaker nor of the speaker’s role', () => {
    expect(said(['«Los pozos están secos», cuenta a este diario Elena Soto.'], 'es')).toEqual([
      'Elena Soto: Los pozos están secos',
    ]);
    const { speakers } = attributed(['«Вода ушла за ночь», – рассказал порталу «Степь» фермер Олег Панин.'], 'ru');
    expect(speakers).toMatchObject([{ name: 'Олег Панин', role: 'фермер' }]);
  });
});

describe('a phrase that gives the source', () => {
  it('is no part of the role', () => {
    const { speakers } = attributed(['По словам начальника отдела Елены Громовой, музей закроют на год.'], 'ru');
    expect(speakers).toMatchObject([{ name: 'Елена Громова', role: 'начальника отдела' }]);
  });
});

describe('a role with a preposition in it', () => {
  it('is read whole, and its body apart', () => {
    const { speakers } = attributed(
      ['Полковник в отставке Комитета национальной безопасности Олег Панин считает, что работу надо начать в школах.'],
      'ru',
    );
    expect(speakers).toMatchObject([
      { name: 'Олег Панин', role: 'Полковник в отставке', affiliation: 'Комитета национальной безопасности' },
    ]);
  });
});

describe('who is given as a source', () => {
  it('is whom the next pronoun means', () => {
    expect(
      said(['Олег Панин молчит. По словам Анны Громовой, школу закроют к осени.', '«Дети ждут», – говорит она.'], 'ru'),
    ).toEqual(['Анна Громова: Дети ждут']);
  });

  it('stays a body where it is one', () => {
    const { speakers } = attributed(['Полиция сообщила, что деньги остались на счёте.'], 'ru');
    expect(speakers).toMatchObject([{ name: 'Полиция', kind: 'organisation' }]);
  });
});

describe('a mark that stays open', () => {
  it('goes on in the next paragraph, whose sentence says who speaks', () => {
    expect(said(['«Мы начали с нуля.', '«Потом пришли люди», – вспоминает Олег Панин.'], 'ru')).toEqual([
      'Олег Панин: Мы начали с нуля.',
      'Олег Панин: Потом пришли люди',
    ]);
  });
});

describe('a role alone', () => {
  it('is its only holder', () => {
    expect(said(['Приехал министр Азамат Куанов.', '«Дорогу мы сдадим в декабре», – сказал министр.'], 'ru')).toEqual([
      'Азамат Куанов: Дорогу мы сдадим в декабре',
    ]);
  });

  it('is nobody’s where two hold it', () => {
    const { speakers } = attributed(
      ['Приехали депутат Азамат Куанов и депутат Олег Панин.', '«Дорогу сдадут в декабре», – сказал депутат.'],
      'ru',
    );
    expect(speakers.map(({ kind }) => kind)).toEqual(['unnamed']);
  });
});

describe('names of things in marks', () => {
  it('are no quotations, alone or in a list', () => {
    expect(said(['Кинотеатр показал ленты «Тихий берег», «Трамвай» и «Солнце в реке».'], 'ru')).toEqual([]);
    expect(said(['La novela «La casa de la sal» ganó el premio.'], 'es')).toEqual([]);
  });
});
