import type { Dateline } from '../../archive/article.ts';
import { monthOf } from './months.ts';
import { countWords, startsCapital, titleCase } from './words.ts';

/** No dateline is longer. */
const LONGEST = 120;
const MOST_PLACE_WORDS = 3; // not counting small ones: "STOKE-ON-TRENT", "RIO DE JANEIRO"
/** What parts a dateline from its story. A hyphen counts only between spaces or after a full stop. */
const SEPARATOR = /\s?(?:--|—)\s?|\s–\s|\s-\s|\.\s?[–-]\s?/gu;
const AGENCY =
  /^(?:AP|AFP|UPI|EFE|ANSA|dpa|DPA|PA|TASS|ТАСС|Reuters|Bloomberg|Xinhua|Interfax|Интерфакс|IANS|PTI|ANI|CNN|BBC|NTB|AAP)$/u;
const AGENCY_LIKE =
  /^[\p{Lu}][\p{Lu}-]{1,9}$|\b(?:press|news|agency|newswire|wire|service|media|агентство|ақпарат)\b/iu;
const NO_PLACE: ReadonlySet<string> = new Set(
  'exclusive update updated watch breaking live video photos correction corrected opinion analysis review editorial commentary fbi nato cia un eu us usa uk nasa nhs bbc cnn covid who read note editor q a срочно видео фото обновлено эксклюзив сша оон нато'.split(
    ' ',
  ),
);
const PLACE_WORD = /^\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const SMALL_WORD = /^(?:de|del|la|las|los|le|les|di|da|do|dos|du|am|an|der|upon|on|sur|the|al|el|на)$/iu;

/**
 * The place a story was filed from, at the head of its first paragraph: "ALMATY --", "LONDON (Reuters) —",
 * "АЛМАТЫ, 28 марта —", "Bruselas, 16 ene (EFE).-". Answers the dateline and the paragraph without it, or null.
 * `place` is in title case, `raw` is as printed, `date` too: it has no year, so it dates nothing by itself.
 * A place that is not all capitals counts only beside an agency or a date. Form: AP Stylebook, "datelines"; seen in
 * 27 shapes. Looks at the paragraph's first 120 characters.
 */
export const readDateline = (paragraph: string): { readonly dateline: Dateline; readonly rest: string } | null => {
  for (const match of paragraph.slice(0, LONGEST).matchAll(SEPARATOR)) {
    const end = match.index + match[0].length;
    const rest = paragraph.slice(end).trim();
    const parts = readParts(paragraph.slice(0, match.index).trim());
    if (parts === null) continue;
    if (parts.place === null && parts.date === null) {
      const behind = readPlaceBehindAgency(rest); // "(ANSA) - ROMA, 1 LUG - …"
      if (behind !== null) return finish(paragraph, behind.rest, { ...behind.parts, agency: parts.agency });
    }
    return finish(paragraph, rest, parts);
  }
  return null;
};

const TIMESTAMP = /\d{4}-?\d{2}-?\d{2}|\d{2}:\d{2}/; // what some agencies write there instead
const MOST_STATED = 120;

/**
 * A dateline, or the place of one, that a format states on its own: "Skarrow (LNA) -", "MOSCOW, Monday (Reuters)",
 * "Port Hallow, Lindow". Since it is stated, a place in title case will do. Null for a timestamp and for no words.
 */
export const readStatedDateline = (stated: string): Dateline | null => {
  const raw = stated.trim();
  const head = raw.replace(/[\s.–—-]+$/u, '');
  if (head.length > MOST_STATED || TIMESTAMP.test(head) || !/\p{L}{2}/u.test(head)) return null;
  const parts = readParts(head);
  if (parts !== null) return { ...parts, place: parts.place === null ? null : titleCase(parts.place), raw };
  const agency = /\(([^()]{2,40})\)$/u.exec(head)?.[1] ?? null;
  const [place = ''] = head.replace(/\s?\([^()]{0,60}\)/gu, '').split(',');
  return { place: place.trim() === '' ? null : titleCase(place.trim()), agency, date: null, raw };
};

type Parts = { readonly place: string | null; readonly agency: string | null; readonly date: string | null };

const finish = (paragraph: string, rest: string, parts: Parts): { dateline: Dateline; rest: string } | null => {
  if (countWords(rest) < 3 || !startsCapital(rest.replace(/^[\s.…]+/u, ''))) return null;
  const raw = paragraph.slice(0, paragraph.length - rest.length).trim();
  return { dateline: { ...parts, place: parts.place === null ? null : titleCase(parts.place), raw }, rest };
};

const readPlaceBehindAgency = (rest: string): { parts: Parts; rest: string } | null => {
  const match = /^[^–—]{2,60}?\s(?:-{1,2}|–|—)\s/u.exec(rest);
  if (match === null) return null;
  const parts = readParts(match[0].replace(/\s\S+\s$/u, '').trim());
  return parts?.place ? { parts, rest: rest.slice(match[0].length).trim() } : null;
};

/** PLACE [, region] [(country)] [, date] [(AGENCY)], each but one of them missing at will. Null where it is not that. */
const readParts = (head: string): Parts | null => {
  if (head === '' || head.length > LONGEST - 4) return null;
  const whole = /^\(([^()]+)\)$/.exec(head);
  if (whole?.[1] !== undefined && !isAgency(whole[1])) return readParts(whole[1].replace(/\s-\s/u, ', '));
  let agency: string | null = null;
  const open = head.replace(/\s?\(([^()]{2,40})\)/gu, (_, inside: string) => {
    if (isAgency(inside)) agency = inside.trim();
    return '';
  });
  const bare = /\s(AFP|UPI|AP|EFE|ANSA|TASS|dpa|Reuters)$/u.exec(open);
  const fields = (bare === null ? open : open.slice(0, bare.index)).split(',').map((field) => field.trim());
  agency ??= bare?.[1] ?? null;
  const date = dateIn(fields);
  const places = fields.filter((field) => field !== '' && !isDateField(field));
  const [place = null] = places;
  if (place === null) return agency === null ? null : { place, agency, date };
  if (places.length > 3 || !places.every(isPlace) || isNoPlace(place)) return null;
  return isCapitals(place) || agency !== null || date !== null ? { place, agency, date } : null;
};

const isAgency = (inside: string): boolean => AGENCY.test(inside.trim()) || AGENCY_LIKE.test(inside.trim());

const isPlace = (field: string): boolean => {
  const words = field.split(' ');
  return (
    words.filter((word) => !SMALL_WORD.test(word)).length <= MOST_PLACE_WORDS &&
    words.length <= 5 &&
    words.every((word) => PLACE_WORD.test(word) || SMALL_WORD.test(word)) &&
    PLACE_WORD.test(words[0] ?? '') &&
    words.some((word) => word.replace(/[^\p{L}]/gu, '').length >= 2)
  );
};

const isNoPlace = (place: string): boolean =>
  place.length < 3 ||
  place
    .toLowerCase()
    .split(/[\s/]/)
    .some((word) => NO_PLACE.has(word.replace(/[^\p{L}]/gu, '')));

const isCapitals = (place: string): boolean => place === place.toUpperCase() && /\p{L}{3}/u.test(place);

/** The date of the dateline as printed, its year too where that is a field of its own: "Oct. 3", "28 марта", "26 mai 2020". */
const dateIn = (fields: readonly string[]): string | null => {
  const at = fields.filter(isDateField);
  return at.length > 0 ? at.join(', ') : null;
};

const isDateField = (field: string): boolean => {
  if (/^\d{4}$/.test(field)) return true;
  const words = field.replace(/\./g, '').split(' ');
  const months = words.filter(
    (word) => monthOf(word) !== null || (monthOf(word.slice(0, 3)) !== null && word.length <= 4),
  );
  return words.length <= 4 && months.length === 1 && /(?<!\d)\d{1,2}(?!\d)/.test(field);
};
