import type { QuotationsAnswer } from '../../answers/quotations.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { dateInWords } from '../parts/date.ts';
import { saying } from '../parts/saying.ts';
import { linkTo, type View } from '../view.ts';
import { quotesForm } from './form.ts';
import { type QuotesQuestion, quotesFor } from './question.ts';

/** What was said about something, quotation by quotation. */
export const quotesPage = (answer: QuotationsAnswer, question: QuotesQuestion, view: View): Document => {
  const { words } = view;
  const { total, quotations, relaxed, cursor, cut } = answer;
  const name = speakerIn(answer, question);
  const found = question.q === undefined ? words.quotesAll(total) : words.quotesFound(total, question.q);
  const title = name === null ? found : words.quotesBy(found, name);
  return {
    kind: 'searching',
    title,
    unlisted: true,
    main: html`<header class="found"><p class="label">${words.quotesTitle}</p>
<h1>${title}</h1>
${quotesForm(question, name === null ? words.searchQuotes : words.saidAbout(name), view)}
${chips(question, name, view)}${relaxed && total > 0 ? html`<p class="note">${words.quotesRelaxed}</p>\n` : null}${cut === undefined ? null : html`<p class="note">${words.cutOff(cut)}</p>\n`}${question.q === undefined ? null : html`<div class="tools">${sorts(question, view)}</div>`}</header>
<section class="results" aria-label="${words.results}">
${total === 0 ? html`<section class="nothing"><h2>${words.nothingFound}</h2><ul><li><a href="${linkTo(view, '/search', { q: question.q })}">${words.searchFor}</a></li></ul></section>` : null}<ol class="cuttings wall">
${quotations.map((one) => saying(one, view))}</ol>
${cursor === undefined ? null : html`<p class="further"><a class="more" rel="next" href="${quotesFor(view, question, { cursor })}">${words.more}</a></p>`}</section>`,
  };
};

/** The name of the speaker that is asked for; null where none is. */
const speakerIn = ({ quotations }: QuotationsAnswer, { speaker }: QuotesQuestion): string | null =>
  speaker === undefined ? null : (quotations.find((one) => one.speaker?.person === speaker)?.speaker?.name ?? speaker);

const chips = (question: QuotesQuestion, name: string | null, view: View): Html | null => {
  const { words } = view;
  const { from, to } = question;
  const time = [from, to].flatMap((one) => (one === undefined ? [] : [dateInWords(one, words)]));
  const set = [
    ...(name === null ? [] : [{ label: name, without: { speaker: null } }]),
    ...(time.length === 0
      ? []
      : [{ label: words.period(time[0] ?? '', time.at(-1) ?? ''), without: { from: null, to: null } }]),
  ];
  if (set.length === 0) return null;
  return html`<div class="chips" role="group" aria-label="${words.narrowedTo}"><span class="label">${words.narrowedTo}</span><ul>
${set.map(({ label, without }) => html`<li><a${attributes({ class: 'chip', href: quotesFor(view, question, without), 'aria-label': words.remove(label) })}><bdi>${label}</bdi> <span aria-hidden="true">×</span></a></li>\n`)}</ul></div>
`;
};

const sorts = (question: QuotesQuestion, view: View): Html =>
  html`<ul class="sorts" aria-label="${view.words.sort}">
${(['relevance', 'newest'] as const).map((sort) => html`<li><a${attributes({ href: quotesFor(view, question, { sort: sort === 'relevance' ? null : sort }), 'aria-current': (question.sort ?? 'relevance') === sort ? 'true' : null })}>${view.words.sorts[sort]}</a></li>\n`)}</ul>`;
