import type { Author } from '../../archive/article.ts';
import { readByline } from './byline.ts';
import { type DateLine, readDateLine } from './date-line.ts';
import { countWords, endsSentence } from './words.ts';

/** What the lines between a headline and its story say of who wrote it and when. */
export type Credits = { readonly authors: readonly Author[]; readonly dates: readonly DateLine[] };

const LONGEST = 200;
const MOST_REST_WORDS = 4;
const MARKS = /\s[|•·—–/-]\s/u;
const BEFORE_LABEL = /\s(?=(?:last )?(?:updated|обновлено|aktualisiert|mis à jour|actualizado)(?!\p{L}))/iu;
const BEFORE_DATE = /,?\s(?=\p{Lu}\p{L}{2,9}\.? \d{1,2}, \d{4}|\d{1,2} \p{L}{3,9} \d{4})/u;

/**
 * "By Ada Lune | 3 May 2026 · Updated 4 May 2026", "by Ada Lune September 15, 2025": a byline, a date or several of
 * them on one line, with at most a few other words (a desk, a time) parted off by a mark. Null for any other line.
 */
export const readCredits = (line: string): Credits | null => {
  if (line.length > LONGEST) return null;
  for (const parts of [line.split(MARKS).flatMap((part) => part.split(BEFORE_LABEL)), line.split(BEFORE_DATE)]) {
    const credits = creditsIn(parts.map((part) => part.trim()));
    if (credits !== null) return credits;
  }
  return null;
};

const creditsIn = (parts: readonly string[]): Credits | null => {
  const authors: Author[] = [];
  const dates: DateLine[] = [];
  for (const part of parts) {
    const names = readByline(part);
    const date = names === null ? readDateLine(part) : null;
    if (names !== null) authors.push(...names);
    else if (date !== null) dates.push(date);
    else if (countWords(part) > MOST_REST_WORDS || endsSentence(part)) return null;
  }
  return authors.length + dates.length > 0 ? { authors, dates } : null;
};
