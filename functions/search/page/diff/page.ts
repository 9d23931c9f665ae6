import type { Article } from '../../../archive/article.ts';
import type { ChangedBlock, DiffAnswer, Stretch } from '../../answers/revisions.ts';
import { type Html, html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { written } from '../parts/text.ts';
import { linkTo, type View } from '../view.ts';

/** What became of one revision in another, word by word: what is gone struck out, what is new underlined. */
export const diffPage = (diff: DiffAnswer, article: Article, view: View): Document => {
  const { words } = view;
  const { id, from, to, headline, deck, blocks, complete } = diff;
  const same = headline.length + deck.length + blocks.length === 0;
  const writing = written(article.language, article.script);
  return {
    kind: 'reading',
    title: `${words.diffOf}: ${article.headline}`,
    unlisted: true,
    main: html`<article class="diff"><header><p class="label">${words.diffTitle(from, to)}</p>
<h1${writing}><a href="${linkTo(view, `/articles/${id}`)}">${article.headline}</a></h1>
<form class="between" action="/articles/${id}/diff">
<label>${words.revision(1).replace(/\s*1$/, '')} <input name="from" inputmode="numeric" pattern="[0-9]{1,6}" size="4" value="${from}" required></label>
<label aria-label="${words.to}">→ <input name="to" inputmode="numeric" pattern="[0-9]{1,6}" size="4" value="${to}" required></label>
${view.chosen === null ? null : html`<input type="hidden" name="lang" value="${view.chosen}">`}<button>${words.compare}</button>
</form></header>
${same ? html`<p class="note">${words.diffSame}</p>\n` : null}<dl>
${part(words.headlineLabel, headline, writing, view)}${part(words.deckLabel, deck, writing, view)}${blocks.map((block) => part(`${words.blockLabel(placeOf(block))}, ${words[block.change]}`, block.words, writing, view))}</dl>
${complete ? null : html`<p class="note">${words.diffCut}</p>`}</article>`,
  };
};

const placeOf = ({ is, was }: ChangedBlock): number => (is ?? was ?? 0) + 1;

const part = (label: string, stretches: readonly Stretch[], writing: Html, view: View): Html | null =>
  stretches.length === 0
    ? null
    : html`<dt class="label">${label}</dt><dd${writing}>${stretches.map((one) => stretch(one, view))}</dd>\n`;

const stretch = ({ change, text }: Stretch, { words }: View): Html => {
  if (change === 'same') return html`${text}`;
  const heard = html`<span class="unseen">[${words[change]}: </span>${text}<span class="unseen">]</span>`;
  return change === 'added' ? html`<ins>${heard}</ins>` : html`<del>${heard}</del>`;
};
