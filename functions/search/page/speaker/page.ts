import type { SearchAnswer } from '../../answers/search.ts';
import type { PersonAnswer } from '../../answers/speakers.ts';
import { type Html, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { saying } from '../parts/saying.ts';
import { colourOf } from '../parts/speaker.ts';
import { timelineBars } from '../parts/timeline.ts';
import { quotesForm } from '../quotes/form.ts';
import { quotesFor } from '../quotes/question.ts';
import { feedOf } from '../search/feed.ts';
import { timelineOf } from '../search/timeline.ts';
import { linkTo, type View } from '../view.ts';
import { identityList, roleList } from './roles.ts';

/** Somebody who is quoted: as what, when, beside whom, and every word of it. `articles` are the newest that quote them. */
export const speakerPage = (person: PersonAnswer, articles: SearchAnswer, view: View): Document => {
  const { words } = view;
  const { id, name, forms, total, quotations, cursor } = person;
  const feed = feedOf({ speaker: id }, view);
  return {
    kind: 'speaking',
    title: name,
    description: `${name}: ${words.quotations(total)}, ${words.articles(person.articles)}`,
    canonical: `/speakers/${id}`,
    feed: { ...feed, title: `${words.archive}: ${name}` },
    main: html`<div class="columns" data-speaker="${colourOf(id)}">
<header class="found person"><h1><bdi>${name}</bdi></h1>
${otherForms(name, forms, view)}<p class="slug">${words.quotations(total)} · ${words.articles(person.articles)} · <a href="${feed.atom}" type="application/atom+xml">${words.subscribeSpeaker}</a></p>
${quotesForm({ speaker: id }, words.saidAbout(name), view)}
</header>
<aside class="filters" aria-label="${name}">
${roleList(person.roles, view)}${identityList(person.identities, view)}${besideList(person, view)}${articleList(person, articles, view)}</aside>
<section class="results" aria-label="${words.results}">
${timelineBars(timelineOf(articles.facets?.months ?? []), ({ from, to }) => quotesFor(view, { speaker: id, from, to }), words.articles, view)}
<ol class="cuttings">
${quotations.map((one) => saying(one, view, { filed: false }))}</ol>
${cursor === undefined ? null : html`<p class="further"><a class="more" rel="next" href="${linkTo(view, `/speakers/${id}`, { cursor })}">${words.more}</a></p>`}</section>
</div>`,
  };
};

const otherForms = (name: string, forms: readonly string[], { words }: View): Html | null => {
  const others = forms.filter((form) => form !== name);
  if (others.length === 0) return null;
  return html`<p class="forms"><span class="label">${words.alsoWritten}</span> ${others.map((form, at) => html`${at === 0 ? '' : ', '}<bdi>${form}</bdi>`)}</p>\n`;
};

const besideList = ({ beside }: PersonAnswer, view: View): Html | null => {
  if (beside.length === 0) return null;
  return html`<section class="facet"><h2>${view.words.beside}</h2><ul>
${beside.map(({ person, name, articles }) => html`<li><a href="${linkTo(view, `/speakers/${person}`)}"><bdi>${name}</bdi> <span class="count">${view.words.number(articles)}</span></a></li>\n`)}</ul></section>
`;
};

const articleList = ({ id, articles }: PersonAnswer, { hits }: SearchAnswer, view: View): Html =>
  html`<section class="facet"><h2>${view.words.inArticles}</h2><ul class="titles">
${hits.map(({ id: article, headline = '' }) => html`<li><a href="${linkTo(view, `/articles/${article}`)}" dir="auto">${headline}</a></li>\n`)}</ul>
<p><a href="${linkTo(view, '/search', { speaker: id })}">${view.words.allArticles(articles)}</a></p></section>
`;
