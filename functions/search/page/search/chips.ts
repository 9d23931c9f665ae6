import type { SearchAnswer } from '../../answers/search.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import { dateInWords } from '../parts/date.ts';
import type { Params, View } from '../view.ts';
import { languageName } from './facets.ts';
import { filtersOf, type Question, searchFor } from './question.ts';

/** The filters that are set, each a link that takes it away. */
export const filterChips = (question: Question, answer: SearchAnswer, view: View): Html | null => {
  const { words } = view;
  const filters = filtersOf(question);
  const chips = chipsOf(question, answer, view);
  if (chips.length === 0) return null;
  const none = Object.fromEntries(Object.keys(filters).map((name) => [name, null]));
  return html`<div class="chips" role="group" aria-label="${words.narrowedTo}"><span class="label">${words.narrowedTo}</span>
<ul>
${chips.map(({ label, without }) => html`<li><a${attributes({ class: 'chip', href: searchFor(view, question, without), 'aria-label': words.remove(label) })}><bdi>${label}</bdi> <span aria-hidden="true">×</span></a></li>\n`)}${chips.length === 1 ? null : html`<li><a class="clear" href="${searchFor(view, question, none)}">${words.clear}</a></li>\n`}</ul></div>`;
};

type Chip = { readonly label: string; readonly without: Params };

const chipsOf = (question: Question, answer: SearchAnswer, view: View): readonly Chip[] => {
  const { speaker, author, place, language, from, to, has } = question;
  return [
    ...(speaker === undefined ? [] : [{ label: speakerIn(answer, speaker), without: { speaker: null } }]),
    ...(author === undefined ? [] : [{ label: author, without: { author: null } }]),
    ...(place === undefined ? [] : [{ label: place, without: { place: null } }]),
    ...(language === undefined ? [] : [{ label: languageName(language, view), without: { language: null } }]),
    ...(from === undefined && to === undefined
      ? []
      : [{ label: timeInWords(from, to, view), without: { from: null, to: null } }]),
    ...(has === undefined ? [] : [{ label: view.words.onlyQuotes, without: { has: null } }]),
  ];
};

/** The name of a speaker, as far as this very answer knows it. */
const speakerIn = ({ facets, hits }: SearchAnswer, id: string): string =>
  facets?.speakers?.find(({ value }) => value === id)?.label ||
  hits.flatMap(({ speakers }) => speakers ?? []).find(({ person }) => person === id)?.name ||
  id;

const timeInWords = (from: string | undefined, to: string | undefined, { words }: View): string => {
  if (from === to) return dateInWords(from ?? '', words);
  const ends = [
    ...(from === undefined ? [] : [`${words.from} ${dateInWords(from, words)}`]),
    ...(to === undefined ? [] : [`${words.to} ${dateInWords(to, words)}`]),
  ];
  return ends.join(' ');
};
