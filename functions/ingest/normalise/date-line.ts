import type { StoryDate } from '../../archive/article.ts';
import { readDate } from './read-date.ts';
import { countWords } from './words.ts';

const MOST_WORDS = 12;
const UPDATED =
  /^(?:last )?(?:updated|modified|edited|обновлено|изменено|оновлено|жаңартылды|жаңартылған|yangilandi|янгиланди|aktualisiert|zuletzt aktualisiert|mis à jour|modifié|actualizad[oa]|atualizad[oa]|aggiornato|zaktualizowano|güncellendi|به‌روزرسانی|تحديث)(?!\p{L})/iu;
const PUBLISHED =
  /^(?:(?:first )?published|posted|released|filed|issued|date|опубликовано|размещено|дата(?: публикации)?|опубліковано|жарияланды|жарияланған|e'lon qilindi|e’lon qilindi|chop etildi|эълон қилинди|veröffentlicht|erschienen|stand|publié|publicado|publicada|pubblicato|opublikowano|yayınlandı|منتشر شد|نشر)(?!\p{L})/iu;
/** What may stand in a date line besides the date itself. */
const FILLER =
  /^(?:on|at|le|el|am|um|den|в|at|of|de|du|à|a|г|года?|год|hrs?|hours|uhr|ч|soat|local|time|gmt|utc|bst|est|edt|pst|pdt|cet|cest|msk|мск|am|pm|[ap]\.m|st|nd|rd|th|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda|terça|quarta|quinta|sexta|feira|sábado|domingo|às|as|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|alle|жылғы|жыл|yil|йил|t|z)$/iu;

/** A date line of a story's head: whether it tells of publication or of an update, and the date as written. */
export type DateLine = { readonly tells: 'published' | 'updated'; readonly date: StoryDate };

/**
 * "3 April 2018", "Published: May 4, 2026, 10:40", "Обновлено 4 мая 2026 г.": a line of at most 12 words that holds a
 * date with a year and nothing else but its label, weekday and time. Null for every other line.
 */
export const readDateLine = (line: string): DateLine | null => {
  if (line.length > 120 || countWords(line) > MOST_WORDS || !/\d/.test(line)) return null;
  const updated = UPDATED.exec(line);
  const label = updated ?? PUBLISHED.exec(line);
  const raw = line.slice(label?.[0].length ?? 0).replace(/^[\s:,–—-]+/u, '');
  const written = readDate(raw);
  if (written === null || (label === null && hasOtherWords(raw))) return null;
  return { tells: updated === null ? 'published' : 'updated', date: { ...written, raw, source: 'text' } };
};

/** Words that are neither month nor filler: then the line says something else, e.g. "Budget 3 April 2018 was the last". */
const hasOtherWords = (raw: string): boolean => {
  const words = raw.split(/[\s,.:/|()-]+/u).filter((word) => /^\p{L}/u.test(word));
  return words.filter((word) => !FILLER.test(word)).length > 1;
};
