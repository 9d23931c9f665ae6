import { attributes, type Html, html, jsonInScript } from '../markup/html.ts';
import { searchBox } from './parts/search-box.ts';
import { inLanguage, linkTo, type Params, type View } from './view.ts';
import { LANGUAGES, wordsIn } from './words/languages.ts';

/** A page without its frame. */
export type Document = {
  readonly title: string;
  readonly main: Html;
  /** What kind of page it is, for the style. */
  readonly kind: string;
  /** What the search box holds, and the filters that go with it. */
  readonly searching?: Params;
  readonly description?: string;
  /** The address that stands for this page wherever it was reached by. */
  readonly canonical?: string;
  readonly feed?: { readonly title: string; readonly atom: string; readonly json: string };
  readonly linked?: unknown; // JSON-LD
  /** Whether search engines are to leave it out: lists have no end. */
  readonly unlisted?: boolean;
};

/** A whole page: it reads and searches without its script, which only saves time. */
export const document = (it: Document, view: View): string => {
  const { words, assets, origin } = view;
  return `<!doctype html>\n${
    html`<html${attributes({ lang: words.language, dir: words.direction })}>
<head>
<meta charset="utf-8">
<title>${it.title === words.archive ? `${words.archive}: ${words.motto}` : `${it.title} · ${words.archive}`}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${it.description === undefined ? null : html`<meta name="description" content="${it.description}">\n`}${it.unlisted ? html`<meta name="robots" content="noindex, follow">\n` : null}<link rel="icon" href="${ICON}">
<link rel="stylesheet" href="${assets.style.path}">
<script src="${assets.script.path}" type="module"></script>
${it.canonical === undefined ? null : html`<link rel="canonical" href="${origin}${it.canonical}">\n`}${it.feed === undefined ? null : feedLinks(it.feed)}${it.linked === undefined ? null : html`<script type="application/ld+json">${jsonInScript(it.linked)}</script>\n`}</head>
<body class="${it.kind}">
<a class="skip" href="#main">${words.skip}</a>
<header class="masthead">
<a class="wordmark" href="${linkTo(view, '/')}">${words.archive}</a>
${searchBox(it.searching ?? {}, view)}
<nav aria-label="${words.nav}"><ul>
<li><a href="${linkTo(view, '/search')}">${words.articlesNav}</a></li>
<li><a href="${linkTo(view, '/speakers')}">${words.allSpeakers}</a></li>
<li><a href="${linkTo(view, '/quotes')}">${words.quotationsNav}</a></li>
</ul></nav>
</header>
<main id="main" tabindex="-1">
${it.main}
</main>
<footer class="colophon">
<p>${words.archive}. ${words.motto}.</p>
<ul aria-label="${words.interfaceLanguage}">
${LANGUAGES.map((language) => html`<li><a${attributes({ href: inLanguage(view, language), lang: language, hreflang: language, 'aria-current': language === words.language ? 'true' : null })}>${wordsIn(language).ownName}</a></li>`)}
<li><a href="/api" hreflang="en">${words.forPrograms}</a></li>
</ul>
</footer>
</body>
</html>
`.html
  }`;
};

const feedLinks = ({ title, atom, json }: NonNullable<Document['feed']>): Html =>
  html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${atom}">
<link rel="alternate" type="application/feed+json" title="${title}" href="${json}">
`;

/** Two cuttings, one upon the other. */
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#c9b99a" d="M10 3h19v21H10z"/><path fill="#8a2b1d" d="M3 8h9l2 3h12v18H3z"/><path stroke="#fff" stroke-width="2" d="M7 17h15M7 22h11"/></svg>',
)}`;
