import type { FacetsAnswer } from '../../answers/facets.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import { hidden } from '../parts/search-box.ts';
import type { View } from '../view.ts';
import { type Question, searchFor } from './question.ts';

type Counted = { readonly value: string; readonly label?: string | undefined; readonly count: number };

const SHOWN = 7; // values before the rest is folded away

/** By facet the filter that it sets. */
const FILTERS = { speakers: 'speaker', authors: 'author', places: 'place', languages: 'language' } as const;
type FacetShown = keyof typeof FILTERS;

/** What the search can be narrowed by, with how much would be left: lists of links, and a form for the dates. */
export const facetLists = (facets: FacetsAnswer, question: Question, view: View): Html => {
  const { words } = view;
  return html`${(Object.keys(FILTERS) as FacetShown[]).map((name) => facetList(name, facets[name] ?? [], question, view))}
<section class="facet"><h3>${words.dates}</h3>
<form action="/search" class="dates">
${hiddenFields(question, ['from', 'to'])}${view.chosen === null ? null : hidden('lang', view.chosen)}<label>${words.from} <input${dateField('from', question.from, words.dateHint)}></label>
<label>${words.to} <input${dateField('to', question.to, words.dateHint)}></label>
<button>${words.apply}</button>
</form></section>
<p><a${attributes({ class: 'toggle', href: searchFor(view, question, { has: question.has === undefined ? 'quotes' : null }), 'aria-current': question.has === undefined ? null : 'true' })}>${words.onlyQuotes}</a></p>`;
};

const dateField = (name: string, value: string | undefined, hint: string): Html =>
  attributes({
    name,
    value: value ?? null,
    placeholder: '2026-05',
    title: hint,
    inputmode: 'numeric',
    size: 10,
    pattern: '[0-9]{4}(-[0-9]{2}){0,2}',
  });

const hiddenFields = (question: Question, but: readonly string[]): Html[] =>
  Object.entries(question).flatMap(([name, value]) => (value && !but.includes(name) ? [hidden(name, value)] : []));

const facetList = (name: FacetShown, values: readonly Counted[], question: Question, view: View): Html | null => {
  if (values.length === 0) return null;
  const filter = FILTERS[name];
  const items = values.map((one) => {
    const current = question[filter] === one.value;
    const address = searchFor(view, question, { [filter]: current ? null : one.value });
    return html`<li><a${attributes({ href: address, 'aria-current': current ? 'true' : null })}><bdi>${labelOf(name, one, view)}</bdi> <span class="count">${view.words.number(one.count)}</span></a></li>\n`;
  });
  const rest = items.slice(SHOWN);
  return html`<section class="facet"><h3>${view.words.facets[name]}</h3>
<ul>
${items.slice(0, SHOWN)}</ul>
${rest.length === 0 ? null : html`<details><summary>+ ${view.words.number(rest.length)}</summary><ul>\n${rest}</ul></details>\n`}</section>
`;
};

const labelOf = (name: FacetShown, { value, label }: Counted, view: View): string =>
  name === 'languages' ? languageName(value, view) : label || value;

/** A language in the words of the interface. */
export const languageName = (code: string, { words }: View): string =>
  new Intl.DisplayNames(words.language, { type: 'language', fallback: 'code' }).of(code) ?? code;
