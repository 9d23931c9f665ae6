import type { SearchAnswer } from '../../answers/search.ts';
import { type Html, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { timelineBars } from '../parts/timeline.ts';
import { linkTo, type View } from '../view.ts';
import { nothingFound } from './empty.ts';
import { feedOf } from './feed.ts';
import { cuttings } from './page.ts';
import { searchFor } from './question.ts';
import { timelineOf } from './timeline.ts';

const NAMES = 10;

/** The front page: who is quoted most, when, and the newest cuttings. */
export const homePage = (answer: SearchAnswer, view: View): Document => {
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
<section class="results" aria-labelledby="latest"><h2 id="latest" class="label">${words.latest}</h2>
${total === 0 ? nothingFound({}, view) : cuttings(answer, {}, view)}
</section>`,
  };
};

type Counted = { readonly value: string; readonly label?: string | undefined; readonly count: number };

/** The names on the drawers. */
const drawers = (speakers: readonly Counted[], view: View): Html | null => {
  const { words } = view;
  if (speakers.length === 0) return null;
  return html`<section class="drawers" aria-labelledby="most"><h2 id="most" class="label">${words.mostQuoted}</h2>
<ul>
${speakers.map(({ value, label, count }) => html`<li><a href="${linkTo(view, `/speakers/${value}`)}"><bdi>${label || value}</bdi> <span class="count">${words.number(count)}</span></a></li>\n`)}</ul></section>`;
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
