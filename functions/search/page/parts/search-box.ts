import { attributes, type Html, html } from '../../markup/html.ts';
import { linkTo, type Params, type View } from '../view.ts';

/** The form that searches: a plain one, whose suggestions come with the script. The filters that are set go with it. */
export const searchBox = (searching: Params, view: View): Html => {
  const { words, chosen } = view;
  const { q, ...filters } = searching;
  return html`<form class="search" role="search" action="/search" data-suggest="${linkTo(view, '/suggest')}">
<label class="unseen" for="q">${words.searchFor}</label>
<input${attributes({ id: 'q', name: 'q', type: 'search', value: q ?? null, placeholder: words.searchHint, title: words.searchHelp, autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'search', maxlength: 2000, dir: 'auto' })}>
${Object.entries(filters).flatMap(([name, value]) => (value ? [hidden(name, value)] : []))}${chosen === null ? null : hidden('lang', chosen)}<button>${words.search}</button>
</form>`;
};

export const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">\n`;
