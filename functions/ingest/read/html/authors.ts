import { type Page, textOf } from './dom.ts';
import type { StatedArticle } from './json-ld.ts';
import type { Meta } from './meta.ts';
import { readName } from './name.ts';
import { signed, signedAsWork, underStory } from './signatures.ts';
import type { Seen } from './survey.ts';

const MOST = 12;

const META =
  'article:author parsely-author sailthru.author citation_author byl cxenseparse:author mediator_author shareaholic:article_author_name'.split(
    ' ',
  );
/** Of these a site may have one for all its pages. */
const META_OF_SITES = 'author dc.creator dcterms.creator twitter:data1'.split(' ');

/** Marks of an author that a page's format defines. */
const MARKED: readonly string[] = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[rel~="author"]',
  'a[href*="/author/"], a[href*="/authors/"]',
  '.author .fn, .p-author',
  '.vcard .fn',
];
/** Names of classes and addresses that pages like to give it, the most telling first. */
const NAMED: readonly string[] = [
  '[class*="author-name"], [class*="author_name"], [class*="authorName"], [class*="byline__name"], [class*="byline-name"]',
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"], a[href*="/autoren/"], a[href*="/auteur/"]',
  '[class*="byline"]',
  '[class*="autor"], [class*="author"] a',
  '.author, [class*="article-author"], [class*="post-author"], [class*="entry-author"]',
  '[class*="full-name"], [class*="fullname"]',
];

/**
 * The authors as the page states them, from the first source that names any. Addresses and handles are no names; the
 * publisher's own name counts only where the page names nobody else.
 */
export const authorsIn = (
  page: Page,
  meta: Meta,
  jsonLd: StatedArticle | null,
  seen: readonly Seen[],
): readonly string[] => {
  const publishers = [jsonLd?.publisher, meta('og:site_name')].map((name) => name?.toLowerCase());
  const sources = [
    () => signedAsWork(seen),
    () => jsonLd?.authors ?? [],
    ...META.map((name) => () => [meta(name)]),
    ...MARKED.map((selector) => () => textsOf(page, selector)),
    () => signed(seen),
    ...META_OF_SITES.map((name) => () => [meta(name)]),
    ...NAMED.map((selector) => () => few(textsOf(page, selector))),
    () => textsOf(page, '[class*="poster"] a, [class*="Poster"] a, .username').slice(0, 1), // who opened a forum's thread
    () => underStory(seen),
    () => scripted(page),
  ];
  let publisher: readonly string[] = [];
  for (const source of sources) {
    const names = [...new Set(source().flatMap((text) => readName(text) ?? []))].slice(0, MOST);
    if (names.some((name) => !publishers.includes(name.toLowerCase()))) return completed(page, names);
    if (publisher.length === 0) publisher = names;
  }
  return publisher;
};

/** A first name alone, as the accounts of content systems have it, where the page shows it whole: "Ada", "Ada Lune". */
const completed = (page: Page, names: readonly string[]): readonly string[] => {
  const [first, ...others] = names;
  if (first === undefined || others.length > 0 || first.includes(' ')) return names;
  const whole = [...MARKED, ...NAMED]
    .flatMap((selector) => textsOf(page, selector).flatMap((text) => readName(text) ?? []))
    .find((name) => name.startsWith(`${first} `) && /^\S+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(name));
  return [whole ?? first];
};

/** More than these are a list of links. */
const MOST_NAMED = 5;
const few = (texts: readonly (string | null)[]): readonly (string | null)[] =>
  new Set(texts.flatMap((text) => readName(text) ?? [])).size > MOST_NAMED ? [] : texts;

const ELSEWHERE = 'aside, footer, nav, [class*="comment"], [class*="related"]';

const textsOf = (page: Page, selector: string): readonly (string | null)[] =>
  [...page.querySelectorAll(selector)]
    .filter((element) => element.closest(ELSEWHERE) === null)
    .slice(0, MOST)
    .map((element) => element.getAttribute('content') ?? textOf(element));

const SCRIPTED =
  /["'](?:author|authors|authorName|contentAuthor|postedBy)["']\s{0,3}:\s{0,3}["']([^"'\\{}[\]]{3,80})["']/g;
const MOST_SCRIPT = 200_000;

/** What a page tells the counters of its readers: `dataLayer.push({'author': 'Ada Lune'})`. The first counts. */
const scripted = (page: Page): readonly string[] => {
  for (const script of page.querySelectorAll('script:not([src])')) {
    for (const [, name = ''] of (script.textContent ?? '').slice(0, MOST_SCRIPT).matchAll(SCRIPTED))
      if (/^\p{Lu}/u.test(name) && readName(name) !== null) return [name];
  }
  return [];
};
