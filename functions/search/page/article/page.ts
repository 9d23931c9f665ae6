import type { Article } from '../../../archive/article.ts';
import type { NewsArticle } from '../../answers/json-ld.ts';
import type { RelatedAnswer } from '../../answers/related.ts';
import type { RevisionsAnswer } from '../../answers/revisions.ts';
import { attributes, type Html, html, joined } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { dateInWords, storyDate } from '../parts/date.ts';
import { written } from '../parts/text.ts';
import { linkTo, type View } from '../view.ts';
import { articleBody } from './body.ts';
import { citation } from './citation.ts';
import { relatedArticles, revisionList } from './further.ts';
import { speakersMargin } from './margin.ts';

/** What else the page of an article tells. */
export type Around = {
  readonly revisions: RevisionsAnswer;
  readonly related: RelatedAnswer['related'];
  readonly linked: NewsArticle;
  /** The number of the revision that stands: another one is told from it. */
  readonly current: number;
};

const LEAD = 200; // characters of a description

/** An article as it was printed, with who says what in it. */
export const articlePage = (
  article: Article,
  { revisions, related, linked, current }: Around,
  view: View,
): Document => {
  const { words } = view;
  const { id, headline, deck, language, script, rights, revision } = article;
  const writing = written(language, script);
  return {
    kind: 'reading',
    title: headline,
    description: (deck ?? article.blocks.find(({ type }) => type === 'paragraph')?.text ?? '').slice(0, LEAD),
    canonical: `/articles/${id}`,
    linked,
    unlisted: revision !== current,
    main: html`<article class="article">
<header>
${revision === current ? null : html`<p class="note">${words.olderRevision(revision)} <a href="${linkTo(view, `/articles/${id}`)}">${words.currentRevision}</a></p>\n`}<h1${writing}>${headline}</h1>
${deck === null ? null : html`<p class="deck"${writing}>${deck}</p>\n`}<p class="slug">${factsOf(article, view)}</p>
${article.correction ? html`<p class="note"><strong>${words.correctionNote}.</strong> <span${writing}>${article.correction.note ?? ''}</span></p>\n` : null}</header>
${speakersMargin(article, view)}
<div class="body"${writing}>
${articleBody(article)}</div>
<footer>
${rights.copyright === null && rights.usageTerms === null ? null : html`<p class="rights">${[rights.copyright, rights.usageTerms].filter(Boolean).join(' ')}</p>\n`}${citation(article, view)}${revisionList(article, revisions, view)}</footer>
</article>
${relatedArticles(related, view)}`,
  };
};

const factsOf = ({ authors, dateline, published, updated, source }: Article, view: View): Html => {
  const { words } = view;
  const signed = authors.map(
    ({ name, role }) =>
      html`<a class="author"${attributes({ href: linkTo(view, '/search', { author: name }) })}><bdi>${name}</bdi></a>${role === null ? null : html`, <bdi>${role}</bdi>`}`,
  );
  const place = dateline?.place ?? null;
  const url = source.url !== null && /^https?:\/\//i.test(source.url) ? source.url : null;
  return joined(
    [
      ...(signed.length === 0 ? [] : [html`${words.by} ${joined(signed, '; ')}`]),
      ...(place === null
        ? []
        : [html`<a href="${linkTo(view, '/search', { place: place.toUpperCase() })}"><bdi>${place}</bdi></a>`]),
      storyDate(published, words),
      ...(updated === null ? [] : [html`${words.updated(dateInWords(updated.iso, words))}`]),
      ...(url === null ? [] : [html`<a rel="external nofollow noopener" href="${url}">${words.source}</a>`]),
    ],
    ' · ',
  );
};
