import type { SearchAnswer } from '../../answers/search.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { timelineBars } from '../parts/timeline.ts';
import type { View } from '../view.ts';
import { filterChips } from './chips.ts';
import { cutting } from './cutting.ts';
import { nothingFound } from './empty.ts';
import { facetLists } from './facets.ts';
import { feedOf } from './feed.ts';
import { filtersOf, type Question, searchFor } from './question.ts';
import { timelineOf } from './timeline.ts';

/** What was found, and how it can be narrowed. */
export const searchPage = (answer: SearchAnswer, question: Question, view: View): Document => {
  const { words } = view;
  const { total, relaxed, facets = {} } = answer;
  const feed = feedOf(question, view);
  const title = question.q === undefined ? words.foundAll(total) : words.found(total, question.q);
  return {
    kind: 'searching',
    title,
    searching: { q: question.q, ...filtersOf(question), sort: question.sort, recency: question.recency },
    unlisted: true,
    feed,
    main: html`<div class="columns">
<header class="found">
<h1>${title}</h1>
${filterChips(question, answer, view)}${relaxed && question.q !== undefined && total > 0 ? html`<p class="note">${words.foundRelaxed(question.q)}</p>\n` : null}${answer.cut === undefined ? null : html`<p class="note">${words.cutOff(answer.cut)}</p>\n`}<div class="tools">${total === 0 ? null : sorts(question, view)}
<a class="feed" href="${feed.atom}" type="application/atom+xml">${words.subscribe}</a></div>
</header>
<aside class="filters" aria-label="${words.filters}">
<details><summary><span class="label">${words.filters}</span></summary>
${facetLists(facets, question, view)}
</details>
</aside>
<section class="results" aria-label="${words.results}">
${timelineBars(timelineOf(facets.months ?? [], question), ({ from, to }) => searchFor(view, question, { from, to }), words.articles, view)}
${total === 0 ? nothingFound(question, view) : cuttings(answer, question, view)}
</section>
</div>`,
  };
};

/** The cuttings of one page, and the way to the next. */
export const cuttings = ({ hits, cursor }: SearchAnswer, question: Question, view: View): Html =>
  html`<ol class="cuttings">
${hits.map((hit) => cutting(hit, view))}</ol>
${cursor === undefined ? null : html`<p class="further"><a class="more" rel="next" href="${searchFor(view, question, { cursor })}">${view.words.more}</a></p>`}`;

const sorts = (question: Question, view: View): Html => {
  const { words } = view;
  const usual = question.q === undefined ? 'newest' : 'relevance';
  const offered = (['relevance', 'newest', 'oldest'] as const).filter(
    (sort) => question.q !== undefined || sort !== 'relevance',
  );
  return html`<ul class="sorts" aria-label="${words.sort}">
${offered.map((sort) => html`<li><a${attributes({ href: searchFor(view, question, { sort: sort === usual ? null : sort }), 'aria-current': (question.sort ?? usual) === sort ? 'true' : null })}>${words.sorts[sort]}</a></li>\n`)}</ul>`;
};
