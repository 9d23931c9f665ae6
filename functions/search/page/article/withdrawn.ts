import type { Notice } from '../../../archive/article.ts';
import { html } from '../../markup/html.ts';
import type { Document } from '../document.ts';
import { dateInWords } from '../parts/date.ts';
import { linkTo, type View } from '../view.ts';

/** What stays of an article that was withdrawn: that it was, since when, and nothing of what it said. */
export const withdrawnPage = ({ withdrawn, reason }: Notice, view: View): Document => {
  const { words } = view;
  return {
    kind: 'problem',
    title: words.withdrawnTitle,
    unlisted: true,
    main: html`<section class="notice"><h1>${words.withdrawnTitle}</h1>
<p>${words.withdrawnOn(dateInWords(withdrawn, words))} <span dir="auto">${reason}</span></p>
<p>${words.withdrawnHelp}</p>
<p><a href="${linkTo(view, '/search')}">${words.everything}</a></p></section>`,
  };
};
