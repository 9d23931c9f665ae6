import type { Saying } from '../../answers/quotations.ts';
import type { SearchAnswer } from '../../answers/search.ts';
import { type Html, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { saying } from '../parts/saying.ts';
import { colourOf } from '../parts/speaker.ts';
import { timelineBars } from '../parts/timeline.ts';
import { linkTo, type View } from '../view.ts';
import { cutting } from './cutting.ts';
import { nothingFound } from './empty.ts';
import { feedOf } from './feed.ts';
import { searchFor } from './question.ts';
import { timelineOf } from './timeline.ts';

const NAMES = 10;
const LATELY = 6;

/** The front page: who is quoted most, when, and the newest cuttings. */
export const homePage = (answer: SearchAnswer, said: readonly Saying[], view: View): Document => {
  const { words } = view;
  const { facets = {}, total } = answer;
  return {
    kind: 'home',
    title: words.archive,
    description: words.motto,
    canonical: '/',
    feed: feedOf({}, view),
    linked: searchAction(view),
    main: html`<section class="opening"><h1>${words.motto}</h1>
<p class="soft">${words.searchHelp}</p></section>
${drawers((facets.speakers ?? []).slice(0, NAMES), view)}
${timelineBars(timelineOf(facets.months ?? []), ({ from, to }) => searchFor(view, {}, { from, to }), words.articles, view)}
${lately(said, view)}<section class="results" aria-labelledby="latest"><h2 id="latest" class="label">${words.latest}</h2>
${
  total === 0
    ? nothingFound({}, view)
    : html`<ol class="cuttings">
${answer.hits.map((hit) => cutting(hit, view))}</ol>`
}
<p class="further"><a class="more" href="${linkTo(view, '/search')}">${words.everything}</a></p></section>`,
  };
};

type Counted = { readonly value: string; readonly label?: string | undefined; readonly count: number };

/** One of the newest quotations of each of the newest articles. */
const lately = (said: readonly Saying[], view: View): Html | null => {
  const best = [...said].sort((one, other) => rankOf(one) - rankOf(other)); // stable: else the newest first
  const chosen = new Set(best.filter(({ article }, at) => best.findIndex((one) => one.article === article) === at));
  const newest = said.filter((one) => chosen.has(one)).slice(0, LATELY);
  if (newest.length === 0) return null;
  return html`<section aria-labelledby="lately"><h2 id="lately" class="label">${view.words.lately}</h2>
<ol class="cuttings wall">
${newest.map((one) => saying(one, view))}</ol></section>
`;
};

/** Somebody's own words before what is reported of them, and people before bodies. */
const rankOf = ({ kind, speaker }: Saying): number =>
  (kind === 'direct' ? 0 : 1) + (speaker?.kind === 'person' ? 0 : 2);

/** The names on the drawers. */
const drawers = (speakers: readonly Counted[], view: View): Html | null => {
  const { words } = view;
  if (speakers.length === 0) return null;
  return html`<section class="drawers" aria-labelledby="most"><h2 id="most" class="label">${words.mostQuoted}</h2>
<ul>
${speakers.map(({ value, label, count }) => html`<li data-speaker="${colourOf(value)}"><a href="${linkTo(view, `/speakers/${value}`)}"><bdi>${label || value}</bdi> <span class="count">${words.number(count)}</span></a></li>\n`)}</ul></section>`;
};

/** That search engines may offer a box of this archive's own (https://schema.org/SearchAction). */
const searchAction = ({ words, origin }: View) => ({
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: words.archive,
  description: words.motto,
  url: `${origin}/`,
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={q}` },
    'query-input': 'required name=q',
  },
});
