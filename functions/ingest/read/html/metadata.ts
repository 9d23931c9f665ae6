import type { Stated } from '../document.ts';
import { authorsIn } from './authors.ts';
import { publishedIn, updatedIn } from './dates.ts';
import { type Page, type PageElement, textOf } from './dom.ts';
import { readJsonLd, type StatedArticle } from './json-ld.ts';
import { type Meta, readMeta } from './meta.ts';
import { surveyPage } from './survey.ts';

/** Everything that a page states of its story outside the story's text, the most trustworthy source first. */
export type Metadata = {
  readonly headlines: readonly Stated[];
  readonly deck: string | null;
  readonly authors: readonly string[];
  readonly published: readonly Stated[];
  readonly updated: readonly Stated[];
  readonly language: string | null;
  readonly url: string | null;
  readonly copyright: string | null;
  readonly articleBody: string | null;
};

/** Reads a page's metadata from JSON-LD, meta tags (OpenGraph and its kin), microdata and the page itself. */
export const readMetadata = (page: Page): Metadata => {
  const meta = readMeta(page);
  const jsonLd = readJsonLd(page);
  const seen = surveyPage(page);
  return {
    headlines: headlinesIn(page, meta, jsonLd),
    deck: deckIn(page),
    authors: authorsIn(page, meta, jsonLd, seen),
    published: publishedIn(page, meta, jsonLd, seen),
    updated: updatedIn(page, meta, jsonLd),
    language: languageIn(page, meta, jsonLd),
    url:
      [page.querySelector('link[rel="canonical"]')?.getAttribute('href'), meta('og:url'), jsonLd?.url].find(isWeb) ??
      null,
    copyright: jsonLd?.copyright ?? meta('copyright', 'dcterms.rightsholder'),
    articleBody: jsonLd?.articleBody ?? null,
  };
};

/** A link that readers may be given: never `javascript:` and its kin. */
const isWeb = (url: string | null | undefined): url is string => /^https?:\/\/[^\s]{1,2000}$/i.test(url ?? '');

const MOST_HEADINGS = 12;
const HEADINGS = 'h1, [itemprop="headline"], .entry-title, .post-title, .article-title';
const KICKER =
  '[class*="kicker"], [class*="overline"], [class*="topline"], [class*="dachzeile"], [class*="eyebrow"], [class*="pretitle"], [class*="spitzmarke"], [class*="toptitle"], [class*="topic"], [class*="label"], [class*="rubri"]';

const headlinesIn = (page: Page, meta: Meta, jsonLd: StatedArticle | null): readonly Stated[] => {
  const site = meta('og:site_name')?.toLowerCase();
  const headings = [...page.querySelectorAll(HEADINGS)]
    .slice(0, MOST_HEADINGS)
    .map(withoutKicker)
    .filter((text) => text?.toLowerCase() !== site);
  return [
    ...headings.map((text) => ({ text, source: 'h1' })),
    { text: jsonLd?.headline ?? null, source: 'json-ld' },
    { text: meta('og:title', 'twitter:title'), source: 'og' },
    { text: textOf(page.querySelector('title')), source: 'title' },
    ...[...page.querySelectorAll('h2, h3')].slice(0, MOST_HEADINGS).map((one) => ({ text: textOf(one), source: 'h2' })),
  ].filter((stated): stated is Stated => stated.text !== null);
};

/** The kicker above a headline often stands inside the heading. */
const withoutKicker = (heading: PageElement): string | null => {
  const text = textOf(heading);
  const kicker = textOf(heading.querySelector(KICKER));
  const rest =
    text !== null && kicker !== null && text.startsWith(kicker)
      ? text.slice(kicker.length).replace(/^[\s:|–—-]+/u, '')
      : text;
  return rest === '' ? text : rest;
};

const DECK =
  '[itemprop="alternativeHeadline"], [class*="standfirst"], [class*="subhead"], [class*="sub-head"], [class*="subtitle"], [class*="sub-title"], [class*="article-dek"], [class*="article__dek"], [class*="deck"]';
const LONGEST_DECK = 400;
const SHORTEST_DECK = 20;

/** The line below the headline, by the names that pages give it. */
const deckIn = (page: Page): string | null => {
  const element = [...page.querySelectorAll(DECK)].find(
    (one) => one.closest('aside, nav, footer, [class*="related"]') === null,
  );
  const text = textOf(element ?? null);
  return text !== null && text.length >= SHORTEST_DECK && text.length <= LONGEST_DECK ? text : null;
};

const languageIn = (page: Page, meta: Meta, jsonLd: StatedArticle | null): string | null => {
  const tag =
    page.documentElement.getAttribute('lang') ?? jsonLd?.language ?? meta('og:locale', 'content-language') ?? '';
  return /^[a-z]{2,3}(?=$|[-_])/i.exec(tag.trim())?.[0]?.toLowerCase() ?? null;
};
