import type { Problem } from '../answers/service.ts';
import { html } from '../markup/html.ts';
import type { Document } from './document.ts';
import { linkTo, type View } from './view.ts';

/** A refusal or failure in words, with what can be done. */
export const problemPage = ({ status, detail, instance }: Problem, view: View): Document => {
  const { words } = view;
  const known = status === 400 || status === 404 || status === 503 ? status : 500;
  const { title, help } = words.problems[known];
  return {
    kind: 'problem',
    title,
    unlisted: true,
    searching: { q: view.query.get('q') },
    main: html`<section class="notice"><p class="label">${status}</p>
<h1>${title}</h1>
${known === 400 ? html`<p class="detail" lang="en">${detail}</p>\n` : null}<p>${help}</p>
${known === 503 ? html`<p><a href="${linkTo(view, view.pathname, Object.fromEntries(view.query))}">${words.again}</a></p>` : null}${known === 500 ? html`<p class="soft">${words.request}: <code>${instance}</code></p>` : null}
<p><a href="${linkTo(view, '/search')}">${words.everything}</a></p></section>`,
  };
};
