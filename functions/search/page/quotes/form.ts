import { attributes, type Html, html } from '../../markup/html.ts';
import { hidden } from '../parts/search-box.ts';
import type { View } from '../view.ts';
import type { QuotesQuestion } from './question.ts';

/** A form that looks for what was said, by somebody or by anybody. */
export const quotesForm = ({ q, ...others }: QuotesQuestion, label: string, view: View): Html => {
  const { words, chosen } = view;
  return html`<form class="about" action="/quotes" role="search" aria-label="${label}">
<label for="about">${label}</label>
<input${attributes({ id: 'about', name: 'q', type: 'search', value: q ?? null, placeholder: words.saidAboutHint, maxlength: 2000, dir: 'auto' })}>
${Object.entries(others).flatMap(([name, value]) => (value ? [hidden(name, value)] : []))}${chosen === null ? null : hidden('lang', chosen)}<button>${words.search}</button></form>`;
};
