import type { Stated } from '../document.ts';
import { type Page, type PageElement, type PageNode, textOf } from './dom.ts';
import type { StatedArticle } from './json-ld.ts';
import type { Meta } from './meta.ts';
import type { Seen } from './survey.ts';

const MOST_ELEMENTS = 8;
const LONGEST = 160;

/**
 * Where the page says when the story was published, the most trustworthy first: what is defined to be that date, then
 * what the head of the story shows, then what may be the date of anything (a content system's page is often "created"
 * long before its story), then what else the page shows. Whether it is a date is for the rules to say.
 */
export const publishedIn = (
  page: Page,
  meta: Meta,
  jsonLd: StatedArticle | null,
  seen: readonly Seen[],
): readonly Stated[] =>
  stated([
    ['json-ld', jsonLd?.published ?? null],
    ['meta', meta('article:published_time')],
    [
      'microdata',
      attributeOf(
        page.querySelector('[itemprop="datePublished"], [property$="datePublished"], [property$="dateCreated"]'),
      ),
    ],
    ['meta', meta(...OF_STORIES)],
    ...shown(seen, ({ element, marks }) => element.localName === 'time' && isOfStory(element, marks), 1),
    ...inHead(seen),
    ['meta', meta(...OF_ANYTHING)],
    ...shown(seen, ({ element }) => element.localName === 'time'),
    ...shown(seen, ({ element, marks }) => DATED.test(marks) && element.localName !== 'time'),
    ...datesInTitles([meta('og:title'), textOf(page.querySelector('title'))]),
    [
      'url',
      dateInUrl(
        page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? jsonLd?.url ?? '',
      ),
    ],
  ]);

/** Names that say that a story was published. */
const OF_STORIES =
  'datepublished pubdate publishdate publish-date publication_date parsely-pub-date sailthru.date citation_publication_date cxenseparse:recs:publishtime article.published last-published'.split(
    ' ',
  );
/** Names for the date of a page or a file, and one that no format defines. */
const OF_ANYTHING =
  'og:article:published_time og:published_time article:published date dc.date dc.date.issued dcterms.created dcterms.date dc.date.created created'.split(
    ' ',
  );

/** A <time> that its page calls the story's. */
const isOfStory = (element: PageElement, marks: string): boolean =>
  element.hasAttribute('pubdate') || /(?:^|\s)(?:published|entry-date|dt-published)(?:\s|$)/.test(marks);

/** Class names and ids that pages give to dates, and to the lines that dates stand in. */
const DATED = /date|Date|[Dd]atum|publish|timestamp|posted-on|time|meta|byline/;

/** Where the page says when the story was last changed. */
export const updatedIn = (page: Page, meta: Meta, jsonLd: StatedArticle | null): readonly Stated[] =>
  stated([
    ['json-ld', jsonLd?.updated ?? null],
    [
      'meta',
      meta('article:modified_time', 'og:updated_time', 'datemodified', 'lastmod', 'last-modified', 'dcterms.modified'),
    ],
    ['microdata', attributeOf(page.querySelector('[itemprop="dateModified"]'))],
  ]);

type Candidate = readonly [source: string, text: string | null];

const stated = (candidates: readonly Candidate[]): readonly Stated[] =>
  candidates.flatMap(([source, text]) =>
    text === null || text.trim() === '' ? [] : [{ text: text.trim().slice(0, LONGEST), source }],
  );

/** Dates that the page shows outside its frame. */
const shown = (seen: readonly Seen[], isWanted: (one: Seen) => boolean, most = MOST_ELEMENTS): readonly Candidate[] =>
  seen
    .filter((one) => isWanted(one))
    .slice(0, most)
    .map((one) => [one.element.localName === 'time' ? 'time' : 'page', dateOf(one)] as const)
    .filter(([, text]) => text !== null && text.length <= LONGEST && !isOfOthers(text));

/** The head of a story, in characters of text above and below its headline. */
const ABOVE = 200;
const BELOW = 600;
const LONGEST_IN_HEAD = 80;
const MOST_IN_HEAD = 3;
const DATE =
  /(?<!\d)\d{1,2}(?:\.|st|nd|rd|th)?[\s.](?:\p{L}{3,12}|\d{1,2})\.?,?[\s.]\s?\d{2,4}(?!\d)|\p{L}{3,9}\.? \d{1,2}, \d{4}/u;
const UPDATED = /updated|modified|aktualisiert|mis à jour|modifié|actualizad|aggiornato|обновлено/iu;

/**
 * Short lines with a date at the headline: "01. November 2021 | Nature", whatever their elements are called. Below it
 * before above it, where a page's header may have today's date.
 */
const inHead = (seen: readonly Seen[]): readonly Candidate[] => {
  const texts = new Map<PageNode, string | null>(seen.map(({ element, text }) => [element, text]));
  const dated = seen.filter(
    (one) => one.behind !== null && one.behind >= -ABOVE && one.behind <= BELOW && isDated(one, texts),
  );
  const isAbove = ({ behind }: Seen) => behind !== null && behind < 0;
  return [...dated.filter((one) => !isAbove(one)), ...dated.filter(isAbove).reverse()]
    .slice(0, MOST_IN_HEAD)
    .map((one) => ['head', dateOf(one)] as const);
};

const isDated = ({ element, text }: Seen, texts: ReadonlyMap<PageNode, string | null>): boolean =>
  text === null
    ? element.hasAttribute('datetime')
    : text.length <= LONGEST_IN_HEAD &&
      (element.localName === 'time' || DATE.test(text)) &&
      !isUpdate(text, element.parentNode === null ? null : (texts.get(element.parentNode) ?? null)) &&
      !isOfOthers(text);

/** The label may stand beside the date's own element: "Updated: <time>…</time>". */
const isUpdate = (text: string, around: string | null): boolean =>
  UPDATED.test(text) || UPDATED.test(/\D{0,30}$/.exec(around?.split(text, 1)[0] ?? '')?.[0] ?? '');

const dateOf = ({ element, text }: Seen): string | null =>
  element.getAttribute('datetime') ?? element.getAttribute('content') ?? text;

const OF_OTHERS =
  /^(?:aktuelle zeit|es ist jetzt|registriert|dabei seit|letzter beitrag|letzte aktivität|current time|it is currently|joined|registered|member since|last post|last visit|antworten: \d|replies: \d|текущее время|сейчас|зарегистрирован|регистрация)(?!\p{L})/iu;

/** What forums print beside every page: the time now, and since when and until when somebody was there. */
export const isOfOthers = (line: string): boolean => OF_OTHERS.test(line);

const attributeOf = (element: PageElement | null): string | null =>
  element === null ? null : (element.getAttribute('datetime') ?? element.getAttribute('content') ?? textOf(element));

const TITLE_MARKS = /\s[|•·–—-]\s/u;
const DATE_ALONE = /^\d[\p{L}\d.,/ -]{6,24}\d$/u;

/** "Ferry runs again | The Lindow Post | 23.05.2011": a part of the title that is a date and nothing else. */
const datesInTitles = (titles: readonly (string | null)[]): readonly Candidate[] =>
  titles.flatMap((title) =>
    (title ?? '')
      .split(TITLE_MARKS)
      .filter((part) => DATE_ALONE.test(part.trim()))
      .map((part) => ['title', part] as const),
  );

/** "/2018/04/03/" in an address. */
const dateInUrl = (url: string): string | null => {
  const match = /[/-](20\d{2})[/-](\d{2})[/-](\d{2})(?=[/-]|$)/.exec(url);
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`;
};
