import { type Page, textOf } from './dom.ts';
import type { StatedArticle } from './json-ld.ts';
import type { Meta } from './meta.ts';

const LONGEST = 120;
const MOST = 12;

const META =
  'author article:author parsely-author sailthru.author dc.creator dcterms.creator citation_author byl twitter:data1'.split(
    ' ',
  );

/** Where authors stand in pages, the most trustworthy first. */
const PLACES: readonly string[] = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[rel="author"]',
  '.author .fn, .vcard .fn, .p-author',
  '[class*="author-name"], [class*="author_name"], [class*="authorName"], [class*="byline__name"], [class*="byline-name"]',
  'a[href*="/author/"], a[href*="/authors/"], a[href*="/autor/"], a[href*="/auteur/"]',
  '[class*="byline"]',
  '[class*="autor"], [class*="author"] a',
  '.author, [class*="article-author"], [class*="post-author"], [class*="entry-author"]',
];

/** The authors as the page states them, from the first source that names any. Addresses and handles are no names. */
export const authorsIn = (page: Page, meta: Meta, jsonLd: StatedArticle | null): readonly string[] => {
  const sources = [
    () => jsonLd?.authors ?? [],
    ...META.map((name) => () => [meta(name)]),
    ...PLACES.map((selector) => () => textsOf(page, selector)),
  ];
  for (const source of sources) {
    const names = source().flatMap((name) => {
      const clean = name === null ? '' : withoutLabel(name);
      return isName(clean) ? [clean] : [];
    });
    if (names.length > 0) return [...new Set(names)].slice(0, MOST);
  }
  return [];
};

const textsOf = (page: Page, selector: string): readonly (string | null)[] =>
  [...page.querySelectorAll(selector)]
    .filter((element) => element.closest('aside, footer, nav, [class*="comment"], [class*="related"]') === null)
    .slice(0, MOST)
    .map((element) => element.getAttribute('content') ?? textOf(element));

const LABELS =
  /^(?:(?:zeige |view )?(?:alle|all|more) (?:artikel|beiträge|posts|articles|stories) (?:von|by|from) |(?:posted|written) by |author: |autor: |über )|(?: (?:alle artikel|follow)|,)$/giu;

/** "View all posts by Ada Lune", "Ada Lune Follow": what the page writes around a name. */
const withoutLabel = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(LABELS, '').trim();

const isName = (text: string): boolean =>
  text.length <= LONGEST && /\p{L}{2}/u.test(text) && !/^https?:|^www\.|^@|\.(?:com|org|net|de)\b/i.test(text);
