import { type Html, html } from '../../markup/html.ts';
import type { View } from '../view.ts';
import { filtersOf, type Question, searchFor } from './question.ts';

/** What to try where nothing was found. */
export const nothingFound = (question: Question, view: View): Html => {
  const { words } = view;
  const filters = filtersOf(question);
  const none = Object.fromEntries(Object.keys(filters).map((name) => [name, null]));
  if (question.q === undefined && Object.keys(filters).length === 0) {
    return html`<p class="note">${words.emptyArchive}</p>`;
  }
  return html`<section class="nothing"><h2>${words.nothingFound}</h2>
<p>${words.nothingFoundHelp}</p>
<ul>
${Object.keys(filters).length === 0 ? null : html`<li><a href="${searchFor(view, question, none)}">${words.withoutFilters}</a></li>\n`}${question.q === undefined ? null : words.tips.map((tip) => html`<li>${tip}</li>\n`)}</ul></section>`;
};
