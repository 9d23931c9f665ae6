import type { Article } from '../../../archive/article.ts';
import type { RelatedAnswer } from '../../answers/related.ts';
import type { RevisionsAnswer } from '../../answers/revisions.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import { dateInWords, storyDate } from '../parts/date.ts';
import { written } from '../parts/text.ts';
import { voices } from '../parts/voices.ts';
import { linkTo, type View } from '../view.ts';

/** What the article was before each correction, and what changed; of an article that was never corrected, nothing. */
export const revisionList = (
  { id, revision: shown }: Article,
  { revisions, total }: RevisionsAnswer,
  view: View,
): Html | null => {
  const { words } = view;
  if (total < 2) return null;
  return html`<section class="revisions" aria-labelledby="revisions"><h2 id="revisions" class="label">${words.revisions}</h2>
<ol>
${revisions.map(({ revision, committed }, at) => {
  const before = revisions[at + 1]?.revision;
  const address = at === 0 ? `/articles/${id}` : `/articles/${id}/revisions/${revision}`;
  return html`<li><a${attributes({ href: linkTo(view, address), 'aria-current': revision === shown ? 'page' : null })}>${words.revision(revision)}</a>${committed === null ? null : html` <time class="soft" datetime="${committed}">${dateInWords(committed, words)} UTC</time>`}${before === undefined ? null : html` <a href="${linkTo(view, `/articles/${id}/diff`, { from: before, to: revision })}">${words.whatChanged}</a>`}</li>\n`;
})}</ol></section>
`;
};

/** What is about the same. */
export const relatedArticles = (related: RelatedAnswer['related'], view: View): Html | null => {
  const { words } = view;
  if (related.length === 0) return null;
  return html`<aside class="related" aria-labelledby="related"><h2 id="related" class="label">${words.related}</h2>
<ul>
${related.map(
  ({
    id,
    headline,
    published,
    language,
    speakers,
  }) => html`<li><h3><a href="${linkTo(view, `/articles/${id}`)}"${written(language)}>${headline}</a></h3>
<p class="slug">${storyDate(published, words)}</p>
${voices(speakers, -1, view)}</li>\n`,
)}</ul></aside>`;
};
