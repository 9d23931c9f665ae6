import type { Stated } from '../document.ts';
import { type Page, type PageElement, textOf } from './dom.ts';
import type { StatedArticle } from './json-ld.ts';
import type { Meta } from './meta.ts';

const MOST_ELEMENTS = 8;
const LONGEST = 160;

/** Where the page says when the story was published, the most trustworthy first. Whether it is a date is for the rules to say. */
export const publishedIn = (page: Page, meta: Meta, jsonLd: StatedArticle | null): readonly Stated[] =>
  stated([
    ['json-ld', jsonLd?.published ?? null],
    ['meta', meta('article:published_time', 'og:article:published_time', 'og:published_time', 'article:published')],
    [
      'microdata',
      attributeOf(
        page.querySelector('[itemprop="datePublished"], [property$="datePublished"], [property$="dateCreated"]'),
      ),
    ],
    [
      'meta',
      meta(
        'datepublished',
        'date',
        'pubdate',
        'publishdate',
        'publish-date',
        'publication_date',
        'parsely-pub-date',
        'sailthru.date',
        'dc.date',
        'dc.date.issued',
        'dcterms.created',
        'dcterms.date',
        'dc.date.created',
        'citation_publication_date',
        'cxenseparse:recs:publishtime',
        'article.published',
        'last-published',
        'created',
      ),
    ],
    [
      'time',
      attributeOf(
        page.querySelector(
          'time[pubdate], article header time[datetime], time.published, time.entry-date, time.dt-published',
        ),
      ),
    ],
    ...visible(page, 'article time, main time, time'),
    ...visible(
      page,
      '[class*="publish"], [class*="entry-date"], [class*="post-date"], [class*="article-date"], [class*="dateline"], [class*="timestamp"], [class*="postdate"], [class*="posted-on"], .date, [id*="date"], [class*="date"], [class*="Date"], [class*="datum"], [class*="Datum"], [class*="time"], [class*="meta"], [class*="byline"]',
    ),
    ...datesInTitles([meta('og:title'), textOf(page.querySelector('title'))]),
    [
      'url',
      dateInUrl(
        page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta('og:url') ?? jsonLd?.url ?? '',
      ),
    ],
  ]);

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

const visible = (page: Page, selector: string): readonly Candidate[] =>
  [...page.querySelectorAll(selector)]
    .filter((element) => element.closest('aside, footer, [class*="related"], [class*="comment"]') === null)
    .slice(0, MOST_ELEMENTS)
    .map((element) => [element.localName === 'time' ? 'time' : 'page', attributeOf(element)] as const)
    .filter(([, text]) => text !== null && text.length <= LONGEST && !isOfOthers(text));

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
