import type { BenchArticle } from '../material/article.ts';

const encoder = new TextEncoder();

/** An article as a newsroom files it: headline, byline, dateline and paragraphs. */
export const textFile = ({ headline, byline, place, body }: BenchArticle): Uint8Array =>
  encoder.encode(`${headline}\n\nBy ${byline}\n\n${place.toUpperCase()} -- ${body.split('\n').join('\n\n')}\n`);

const MENU = 120;
const TEASERS = 40;
const COMMENTS = 30;

/** The same as a page of today: some 100 KB, of which the story is a few. Menus, teasers, styles, scripts, comments. */
export const pageFile = (article: BenchArticle, others: readonly BenchArticle[]): Uint8Array => {
  const other = (at: number): BenchArticle => others[at % others.length] ?? article;
  const paragraphs = article.body.split('\n').map((text) => `<p class="story__text">${text}</p>`);
  const metadata = { '@type': 'NewsArticle', headline: article.headline, author: { name: article.byline } };
  return encoder.encode(`<!doctype html><html lang="${article.language}"><head>
<title>${article.headline} | The Lindow Post</title><meta property="og:title" content="${article.headline}">
<script type="application/ld+json">${JSON.stringify(metadata)}</script><style>${STYLE}</style></head><body>
<header><nav><ul>${times(MENU, (at) => `<li class="menu__item"><a href="/topic/${at}">${other(at).place}</a></li>`)}</ul></nav></header>
<main><article><h1>${article.headline}</h1><div class="byline">By <a href="/author/1">${article.byline}</a></div>
<figure><img src="/1.jpg" alt=""><figcaption>${other(1).headline} (Photo: ${other(2).byline})</figcaption></figure>
${paragraphs.join('<div class="ad-slot"><span>Advertisement</span></div>')}</article>
<aside>${times(TEASERS, (at) => `<div class="teaser"><a href="/${at}"><h3>${other(at).headline}</h3><p>${other(at).body.slice(0, 200)}</p></a></div>`)}</aside>
<section class="comments">${times(COMMENTS, (at) => `<div class="comment"><b>${other(at).byline}</b><p>${other(at).body.slice(200, 500)}</p></div>`)}</section></main>
<footer><ul>${times(MENU, (at) => `<li><a href="/f/${at}">${other(at).byline}</a></li>`)}</ul></footer><script>${SCRIPT}</script></body></html>`);
};

const times = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

const STYLE = times(
  200,
  (at) => `.story__text--${at} > .menu__item:hover { color: #0${at % 10}0; margin: 0 ${at}px; }`,
);
const SCRIPT = times(
  200,
  (at) => `window.slots = window.slots || []; window.slots.push({ id: ${at}, size: [300, 250] });`,
);
