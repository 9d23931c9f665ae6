import type { SuggestAnswer } from '../../answers/suggest.ts';
import { type Html, html } from '../../markup/html.ts';
import { linkTo, type View } from '../view.ts';

/**
 * What somebody who is typing may be looking for, as options of a list (WAI-ARIA 1.2, "listbox") that the script puts under
 * the search box. Each says where it leads.
 */
export const suggestions = ({ speakers, places, headlines }: SuggestAnswer, view: View): string => {
  const { words } = view;
  const groups = [
    group(
      's',
      words.suggestedSpeakers,
      speakers.map(({ id, name, quotations }) => ({
        label: name,
        note: words.number(quotations),
        address: linkTo(view, `/speakers/${id}`),
      })),
    ),
    group(
      'p',
      words.suggestedPlaces,
      places.map(({ value, articles }) => ({
        label: value,
        note: words.number(articles),
        address: linkTo(view, '/search', { place: value }),
      })),
    ),
    group(
      'h',
      words.suggestedHeadlines,
      headlines.map(({ article, headline }) => ({
        label: headline,
        note: '',
        address: linkTo(view, `/articles/${article}`),
      })),
    ),
  ];
  return `<!doctype html>\n${
    html`<html lang="${words.language}"><head><meta charset="utf-8"><title>${words.suggestions}</title></head>
<body><div id="suggestions" role="listbox" aria-label="${words.suggestions}">${groups}</div></body></html>\n`.html
  }`;
};

type Option = { readonly label: string; readonly note: string; readonly address: string };

const group = (name: string, label: string, options: readonly Option[]): Html | null =>
  options.length === 0
    ? null
    : html`<div role="group" aria-labelledby="sg-${name}"><div class="label" id="sg-${name}" role="presentation">${label}</div>
${options.map(({ label: text, note, address }, at) => html`<div role="option" id="sg-${name}${at}" aria-selected="false" data-to="${address}"><bdi>${text}</bdi>${note === '' ? null : html` <span class="count">${note}</span>`}</div>\n`)}</div>
`;
