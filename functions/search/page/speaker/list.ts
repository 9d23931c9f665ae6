import type { SpeakersAnswer } from '../../answers/speakers.ts';
import { attributes, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { hidden } from '../parts/search-box.ts';
import { colourOf, roleOf } from '../parts/speaker.ts';
import { linkTo, type View } from '../view.ts';

/** Who is quoted, those who are quoted most first. `limit` is how many were asked for. */
export const speakersPage = ({ query, speakers }: SpeakersAnswer, limit: number, view: View): Document => {
  const { words, chosen } = view;
  return {
    kind: 'listing',
    title: words.speakersTitle,
    canonical: '/speakers',
    unlisted: query !== null,
    main: html`<header class="found"><h1>${words.speakersTitle}</h1>
<form class="about" action="/speakers" role="search" aria-label="${words.speakersFilter}"><label for="name">${words.speakersFilter}</label>
<input${attributes({ id: 'name', name: 'q', type: 'search', value: query, maxlength: 2000, dir: 'auto' })}>
${chosen === null ? null : hidden('lang', chosen)}<button>${words.show}</button></form></header>
${speakers.length === 0 ? html`<p class="note">${words.speakersNone}</p>` : null}${speakers.length < limit ? null : html`<p class="soft">${words.speakersCut(limit)}</p>`}<ul class="people">
${speakers.map(({ id, name, roles, quotations }) => html`<li data-speaker="${colourOf(id)}"><a href="${linkTo(view, `/speakers/${id}`)}"><bdi class="name">${name}</bdi> <bdi class="role">${roles[0] === undefined ? '' : roleOf(roles[0])}</bdi> <span class="count">${words.quotations(quotations)}</span></a></li>\n`)}</ul>`,
  };
};
