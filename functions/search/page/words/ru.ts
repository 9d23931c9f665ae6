import type { Words } from './en.ts';

const plural = new Intl.PluralRules('ru');
const count = new Intl.NumberFormat('ru');
const of = (n: number, one: string, few: string, many: string): string =>
  `${count.format(n)} ${{ one, few, many }[plural.select(n) as 'one' | 'few' | 'many'] ?? many}`;
const articles = (n: number): string => of(n, 'статья', 'статьи', 'статей');

/** The interface in Russian. */
export const ru: Words = {
  language: 'ru',
  direction: 'ltr',
  ownName: 'Русский',
  archive: 'Cuttings',
  motto: 'Архив: кто что сказал',
  skip: 'К содержанию',
  number: (n) => count.format(n),
  articles,
  quotations: (n) => of(n, 'цитата', 'цитаты', 'цитат'),

  search: 'Найти',
  searchFor: 'Поиск по архиву',
  searchHint: 'имя, место, слово, «точная фраза»',
  searchHelp: 'Слова, "точные фразы", -без, это OR то; speaker:, by:, place: или headline: перед словом.',
  nav: 'Главное',
  latest: 'Свежие вырезки',
  everything: 'Весь архив',
  mostQuoted: 'Кого цитируют чаще',
  allSpeakers: 'Все, кто говорил',
  quotationsNav: 'Цитаты',
  forPrograms: 'API',
  interfaceLanguage: 'Язык страницы',

  found: (n, q) => `${articles(n)} по запросу «${q}»`,
  foundAll: articles,
  foundRelaxed: (q) => `Статей, где есть все слова запроса «${q}», нет. В этих есть некоторые.`,
  cutOff: (rest) => `Запрос слишком длинный, его конец не учтён: «${rest}»`,
  results: 'Результаты',
  sort: 'Порядок',
  sorts: { relevance: 'По смыслу', newest: 'Сначала новые', oldest: 'Сначала старые' },
  subscribe: 'Подписаться на этот поиск',
  more: 'Ещё',
  undated: 'без даты',
  saidBy: 'Сказано',
  alsoQuoted: 'Здесь же говорят',
  unnamed: 'Без имени',

  filters: 'Уточнить',
  narrowedTo: 'Только',
  remove: (label) => `Убрать: ${label}`,
  clear: 'Убрать всё',
  facets: { speakers: 'Кто говорит', authors: 'Авторы', places: 'Откуда', languages: 'Язык' },
  onlyQuotes: 'Только с цитатами',
  dates: 'Опубликовано',
  from: 'с',
  to: 'по',
  dateHint: '2026, 2026-05 или 2026-05-14',
  apply: 'Применить',
  timeline: 'Когда',
  timelineOf: (unit) => (unit === 'years' ? 'Статьи по годам' : 'Статьи по месяцам'),
  allTime: 'За всё время',

  nothingFound: 'Ничего не найдено',
  nothingFoundHelp: 'Что может помочь:',
  tips: [
    'Ищите имя в любой письменности или начало слова.',
    'Уберите одно из слов или поставьте OR между двумя.',
    'Берите фразу в кавычки, только если она напечатана именно так.',
  ],
  withoutFilters: 'Тот же поиск без уточнений',
  emptyArchive: 'В архиве пока ничего нет. Положите файл статьи в хранилище — через несколько секунд она будет здесь.',

  problems: {
    400: {
      title: 'Такой запрос не понят',
      help: 'Исправьте ту часть адреса, что названа выше, или начните заново со строки поиска.',
    },
    404: {
      title: 'Здесь ничего не подшито',
      help: 'Возможно, в адресе ошибка или материал ещё не опубликован. Попробуйте поиск.',
    },
    503: { title: 'Архив не отвечает', help: 'Это пройдёт. Попробуйте ещё раз через минуту.' },
    500: { title: 'Ошибка на нашей стороне', help: 'Она записана. Сообщите инженерам редакции номер ниже.' },
  },
  again: 'Ещё раз',
  request: 'Запрос',
};
