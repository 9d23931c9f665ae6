import type { Article } from '../../../archive/article.ts';
import { type Html, html } from '../../markup/html.ts';
import { dateInWords } from '../parts/date.ts';
import type { View } from '../view.ts';

/** How to name the article elsewhere. The button comes with the script; the text can be copied by hand. */
export const citation = ({ id, authors, headline, dateline, published, revision }: Article, view: View): Html => {
  const { words, origin } = view;
  const text = words.citation({
    authors: authors.map(({ name }) => name).join(', '),
    headline,
    place: dateline?.place ?? '',
    date: published === null ? '' : dateInWords(published.iso, words),
    revision,
    url: `${origin}/articles/${id}`,
  });
  return html`<details class="cite"><summary>${words.cite}</summary>
<p id="citation" dir="auto">${text}</p>
<button type="button" hidden data-copy="citation" data-copied="${words.copied}">${words.copy}</button></details>
`;
};
