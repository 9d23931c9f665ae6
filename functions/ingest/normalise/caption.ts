import { countWords, endsSentence, hasQuoteMark, wordsOf } from './words.ts';

/** What a picture shows, and whose picture it is. */
export type Caption = { readonly text: string; readonly credit: string | null };

const MOST_WORDS = 60;
const MOST_CREDIT_WORDS = 10;
const LABEL =
  '(?:photo(?:graph|graphs|graphy|s)?|picture|pictures|image|images|credit|illustration|file photo|handout|foto|fotos|bild|crédit(?: photo)?|crédito|imagen|imagem|фото|иллюстрация|снимок|сурет|surat|rasm|фотосурет|عکس|تصویر|صورة)';
const LABELLED = new RegExp(`(?:^|[\\s([])${LABEL}(?: by| de| von)?\\s?[:/–—-]\\s?([^\\])]{2,80})[\\])]?$`, 'iu');
const BY = /(?:^|\s)\(?(?:photo|photograph|picture|image|illustration|foto) (?:by|de|von) ([^)]{2,80})\)?$/iu;
const COPYRIGHT = /\s\(?©\s?([^)]{2,80})\)?$/u;
const BRACKETED = /\s?\[([^[\]]{2,80})\]\.?$/u;
const AGENCY = /\s[(/]\s?([^()/]{0,60}(?:\/[^()/]{1,40})?)\)?\.?$/u;
const KNOWN_SOURCE =
  /\b(?:AFP|AP|EPA|EFE|DPA|dpa|TASS|PA|UPI|ANSA|Reuters|Getty|Shutterstock|Alamy|Handout|handout|Photo|Images?|Wire|News|Agency|Archive|Press)\b|ТАСС|РИА|архив/u;
/** "Ada Lune | Bloomberg | Getty Images": a line of its own below a picture. */
const PIPED =
  /^([^|]{2,60}(?: \| [^|]{2,40}){0,2} \| (?:AFP|AP|AP Images|Associated Press|EPA|Reuters|Alamy|Shutterstock|Getty|Getty Images))$/u;
const SPEECH = /\b(?:said|says|told|added)\b/;

/**
 * A caption that says whose picture it is: "… in Almaty. [Sud.gov.kz]", "… (A. Lune/AFP)", "… Photo: Ada Lune".
 * Null for a line without a credit of that kind, for reported speech, and for a bracket that is an editor's gloss:
 * "[sought as a recruit]" begins with a small letter, "[Terrorists]" does not end the line.
 * A line that is nothing but a credit has an empty text.
 */
export const readCaption = (line: string): Caption | null => {
  if (countWords(line) > MOST_WORDS || hasQuoteMark(line) || SPEECH.test(line) || /^[-–—•*]/u.test(line)) return null;
  for (const [shape, isCredit] of SHAPES) {
    const match = shape.exec(line);
    const credit = match?.[1]?.trim();
    if (match === null || credit === undefined || !isCredit(credit)) continue;
    if (wordsOf(credit).length > MOST_CREDIT_WORDS) continue;
    return {
      text: line
        .slice(0, match.index)
        .trim()
        .replace(/[\s([]+$/u, ''),
      credit,
    };
  }
  return null;
};

const STARTS_AS_NAME = /^(?:\p{Lu}|\p{Lo}|@|©|[\w-]{1,40}\.[\w.-]{2,40}(?:$|\/))/u;
const isNamed = (credit: string): boolean =>
  STARTS_AS_NAME.test(credit) && !/^['‘"]/.test(credit) && !endsSentence(credit);

const SHAPES: readonly (readonly [RegExp, (credit: string) => boolean])[] = [
  [BY, isNamed],
  [LABELLED, isNamed],
  [COPYRIGHT, () => true],
  [PIPED, isNamed],
  [BRACKETED, isNamed],
  [AGENCY, (credit) => KNOWN_SOURCE.test(credit) && isNamed(credit)],
];
