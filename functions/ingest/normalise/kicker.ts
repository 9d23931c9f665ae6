import { countWords, endsSentence, foldLine } from './words.ts';

const SECTIONS: ReadonlySet<string> = new Set(
  [
    'news world politics business economy sport sports culture arts science technology health opinion analysis feature features',
    'interview local national international region regions society crime courts education environment travel lifestyle comment',
    'exclusive breaking live explainer investigation editorial obituary history transport',
    'новости политика общество экономика мир культура спорт наука происшествия интервью мнение регионы срочно эксклюзив в мире',
    'жаңалықтар саясат қоғам экономика мәдениет спорт әлем yangiliklar siyosat jamiyat iqtisodiyot madaniyat dunyo',
    'noticias política sociedad economía cultura deportes mundo internacional nacional opinión actualidad',
    'nachrichten politik wirtschaft gesellschaft kultur sport wissen panorama welt meinung',
    'actualités actualité politique société économie monde culture sports international opinion',
    'notícias economia política mundo esportes cronaca attualità',
  ].flatMap((words) => words.split(' ')),
);
const BREADCRUMB = /\s[|›>»/·]\s|^\p{L}{2,20}\s?[›>»]/u;

/**
 * The line above a headline that names its section or kind: "WORLD", "Politics | Local", "Home › News › Harbour",
 * "Общество". Only words that are known for it, and only above a longer line; all else is the story's.
 */
export const isKicker = (line: string, next: string | undefined): boolean => {
  if (next === undefined || countWords(line) > 6 || endsSentence(line) || countWords(next) < 3) return false;
  const words = foldLine(line).split(' ');
  if (words.length <= 3 && words.every((word) => SECTIONS.has(word))) return true;
  return BREADCRUMB.test(line) && words.some((word) => SECTIONS.has(word) || word === 'home' || word === 'главная');
};
