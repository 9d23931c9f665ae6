import type { RawBlock } from '../read/document.ts';
import { BOX_STARTS, NOTICE_STARTS, SIGN_OFF_STARTS, WIDGET_LINES, WIDGET_STARTS } from './furniture-phrases.ts';
import { countWords, endsSentence, foldLine, hasQuoteMark } from './words.ts';

/** The kinds of page furniture; each is a reason that `--explain` can print. */
export type Furniture = 'widget' | 'box' | 'sign-off' | 'counter' | 'notice' | 'separator' | 'link' | 'links';

const MOST_WORDS = 16;

/** Phrases by their first word, the longest first: a line is compared with the few that begin as it does. */
const byFirstWord = (phrases: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const phrase of phrases.map(foldLine)) {
    const first = phrase.split(' ', 1)[0] ?? '';
    index.set(
      first,
      [...(index.get(first) ?? []), phrase].sort((one, other) => other.length - one.length),
    );
  }
  return index;
};

const STARTS: readonly (readonly [Furniture, ReadonlyMap<string, readonly string[]>])[] = [
  ['widget', byFirstWord(WIDGET_STARTS)],
  ['box', byFirstWord(BOX_STARTS)],
  ['sign-off', byFirstWord(SIGN_OFF_STARTS)],
];

const NOTICES = byFirstWord(NOTICE_STARTS);
const WHOLE_LINES: ReadonlySet<string> = new Set(WIDGET_LINES.map(foldLine));

const beginsWith = (folded: string, index: ReadonlyMap<string, readonly string[]>): string | undefined =>
  index.get(folded.split(' ', 1)[0] ?? '')?.find((phrase) => folded === phrase || folded.startsWith(`${phrase} `));

const COUNTER =
  /^[(\s]{0,3}\d[\d\s.,]{0,8}[kKкК]?[)\s]{0,3}(?:comments?(?:\(s\))?|shares?|likes?|views?|replies|reads?|comentarios?|compartidos|kommentare?|commentaires?|partages|комментари\p{L}{1,3}|просмотр\p{L}{0,3}|пікір\p{L}{0,3}|izoh\p{L}{0,3}|min(?:ute)?s? read|мин(?:\.|ут\p{L}{0,2})? (?:на чтение|чтения))(?!\p{L}).{0,20}$/iu;
/** "Image 1 of 5", "1 / 23". */
const PLACE_IN_GALLERY =
  /^(?:image|photo|picture|slide|bild|foto|imagen|фото)?\s?\d{1,3}\s?(?:of|\/|von|из|de|sur)[\s/]{0,3}\d{1,3}$/iu;
const COPYRIGHT = /^(?:©|\(c\) )/i;
const MOST_NOTICE_WORDS = 40;
/** "Email Ada Lune at ada@lindow.example or follow her @adalune". */
const CONTACT =
  /^(?:e-?mail|follow|reach|contact|write to|send)\s.{0,200}(?:@\w|twitter|facebook|instagram|bluesky|mastodon)/i;

/** "Updated at 1:23 p.m.", alone on its line. */
const UPDATED = /^(?:last )?updated:? (?:at |on )?\d{1,2}[:.]\d\d ?(?:[ap]\.? ?m\.?)?(?: [A-Z]{2,4})?$/i;
/** "Get The Lindow Post delivered. 12 issues for £11.99." */
const OFFER =
  /^(?:get|try|read|enjoy|receive|subscribe)(?!\p{L}).{0,200}(?<!\d)\d{1,3} (?:issues|months|weeks) for (?:only |just )?[£$€] ?\d/iu;
/** "Citation: Ferry sails again (2031, May 4) retrieved 5 May 2031 from https://lindow.example/ferry": how to quote the page. */
const CITATION = /^citation: .{1,300} retrieved .{1,40} from https?:/i;
/** A publisher's address: the numbers of its telephone and its telefax. */
const IMPRINT =
  /(?:\d{4},? tel|(?<!\p{L})(?:tel|phone)[.:]{0,2}\s?[+(]?\d)(?!\p{L}).{0,60}(?:\d{4},? fax|fax[.:]{0,2}\s?[+(]?\d)/iu;
const NOTICES_ANYHOW: readonly RegExp[] = [OFFER, CITATION, IMPRINT];

/**
 * What kind of page furniture a line is, or null for everything that may be of the story. Quoted speech never is.
 * Phrases in several languages: furniture-phrases.ts.
 */
export const furnitureIn = ({ kind, text: line, linked }: RawBlock): Furniture | null => {
  const words = countWords(line);
  if (kind === 'list') return linked > 0.9 && line.split('\n').length >= 3 ? 'links' : null;
  if (line.length < 80 && (COUNTER.test(line) || PLACE_IN_GALLERY.test(line) || UPDATED.test(line))) return 'counter';
  if (COPYRIGHT.test(line) && words <= MOST_NOTICE_WORDS) return 'sign-off';
  if (isTagList(line, linked)) return 'links';
  if (SHORTCODE.test(line)) return 'widget';
  if (words > MOST_NOTICE_WORDS || hasQuoteMark(line) || kind === 'table') return null;
  const folded = foldLine(line);
  if (folded === '') return /\d/.test(line) ? null : 'separator';
  if (beginsWith(folded, NOTICES) !== undefined || NOTICES_ANYHOW.some((notice) => notice.test(line))) return 'notice';
  if (words > MOST_WORDS && !line.startsWith('(')) return CONTACT.test(line) ? 'notice' : linkIn(line, linked, words);
  if (WHOLE_LINES.has(folded)) return words <= 4 ? 'widget' : null;
  for (const [kind, index] of STARTS) {
    const phrase = beginsWith(folded, index);
    if (phrase !== undefined && isTellingEnough(kind, phrase, line)) return kind;
  }
  if (CONTACT.test(line)) return 'notice';
  return linkIn(line, linked, words);
};

/**
 * Whether a line at the end of a story takes leave of its readers: longer and with more quotation marks than furniture
 * amid the story may have, since what stands there is hardly ever news.
 */
export const takesLeave = (line: string): boolean =>
  countWords(line) <= MOST_LEAVE_WORDS && (FOLLOW.test(line) || beginsWith(foldLine(line), NOTICES) !== undefined);

const MOST_LEAVE_WORDS = 80;
const FOLLOW =
  /(?:^|[.!?] )(?:follow|you can follow) (?:him|her|them|me|us|@\w{1,30}) (?:on|at) [^.]{0,40}(?:@\w|twitter|facebook|instagram|bluesky|mastodon)/i;

/** A headline of another story, all of it a link. */
const linkIn = (line: string, linked: number, words: number): Furniture | null =>
  linked > 0.9 && words >= 6 && !endsSentence(line) ? 'link' : null;

/** What a content system left unexpanded: "[button link=… type=…] Send us your review[/button]". */
const SHORTCODE = /^\[[a-z_]{2,20} [a-z]{2,20}=[^\]]{1,400}\].{0,200}\[\/[a-z_]{2,20}\]$/;

const LEAST_TAGS = 3;

/** "ferry, harbour, timetable", nearly all of it links. */
const isTagList = (line: string, linked: number): boolean =>
  linked > 0.8 && !endsSentence(line) && line.split(/[,|•·/]/u).length >= LEAST_TAGS && countWords(line) >= LEAST_TAGS;

/** A box's title stands alone, ends in a colon, or is followed by the headline that it links to: never a sentence. */
const isTellingEnough = (kind: Furniture, phrase: string, line: string): boolean => {
  if (kind === 'widget') return true;
  if (kind === 'sign-off') return true;
  const rest = foldLine(line).slice(phrase.length).trim();
  return (
    rest === '' ||
    /^[^:：]{3,40}[:：]/u.test(line) ||
    (countWords(line) <= 10 && !endsSentence(line) && phrase.includes(' '))
  );
};
