import type { LanguagePack } from './pack.ts';
import { nominativeOf, stemOf } from './russian-cases.ts';
import * as vocabulary from './russian-words.ts';

const NONE: ReadonlySet<string> = new Set();
const PAST = /[аеиуыюяё]л(?:а|и|о|ся|ась|ись|ось)?$/;

export const russian: LanguagePack = {
  language: 'ru',
  attributionInsideMarks: true,
  dashDialogue: true,
  verbFirst: true,
  cues: vocabulary.cues,
  looksFinite: (word) => word.length > 4 && PAST.test(word),
  looksParticiple: (word) => /(?:я|в|вши|ясь)$/.test(word) && word.length > 6,
  looksPresent: () => false,
  looksPlural: () => false,
  nounLike: () => false,
  passives: NONE,
  auxiliaries: vocabulary.auxiliaries,
  accordingTo: [
    ['по', 'словам'],
    ['по', 'мнению'],
    ['по', 'данным'],
    ['по', 'информации'],
    ['со', 'слов'],
  ],
  complementisers: new Set(['что']),
  subjectPronouns: new Map([
    ['он', 'm'],
    ['она', 'f'],
    ['они', null],
    ['я', null],
    ['мы', null],
    ['оно', null],
    ['это', null],
  ]),
  possessivePronouns: new Map([
    ['его', 'm'],
    ['её', 'f'],
    ['ее', 'f'],
  ]),
  relativePronouns: vocabulary.relatives,
  articles: NONE,
  determiners: NONE,
  infinitives: NONE,
  prepositions: vocabulary.prepositions,
  coordinators: vocabulary.coordinators,
  subordinators: vocabulary.subordinators,
  adverbs: vocabulary.adverbs,
  looksAdverb: (word) => word.length > 6 && word.endsWith('но'),
  titles: vocabulary.titles,
  honorifics: new Set(['г-н', 'г-жа', 'господин', 'госпожа']),
  nameParticles: new Set(['оглы', 'кызы', 'угли', 'фон', 'де', 'аль', 'ибн']),
  nameSuffixes: NONE,
  givenNames: vocabulary.givenNames,
  ambiguousGivenNames: new Set(['роман', 'вера', 'лев', 'роза', 'лилия', 'султан']),
  genderOfSurname: (surname) =>
    /(?:ова|ева|ёва|ина|ская)$/.test(surname) ? 'f' : /(?:ов|ев|ёв|ин|ский|цкий)$/.test(surname) ? 'm' : 'u',
  nicknames: new Map(),
  nameStart: (run) => {
    const patronymic = /(?:вич|вна|ич)(?:а|у|ем|е|ы|ой)?$/.test(run[run.length - 2] ?? '');
    return Math.max(0, run.length - (patronymic ? 3 : 2));
  },
  stemOf,
  nominativeOf,
  organisationWords: vocabulary.organisationWords,
  notNames: vocabulary.notNames,
  roleNouns: vocabulary.roleNouns,
  documentNouns: new Set([
    'заявление',
    'заявлении',
    'отчёт',
    'отчёте',
    'доклад',
    'докладе',
    'письмо',
    'документ',
    'сообщение',
  ]),
  genitiveBodies: true,
};
