import type { PersonAnswer, Role } from '../../answers/speakers.ts';
import { type Html, html } from '../../markup/html.ts';
import { dateInWords } from '../parts/date.ts';
import { roleOf } from '../parts/speaker.ts';
import type { View } from '../view.ts';

/** As what somebody was quoted, and from when to when, the newest first. */
export const roleList = (roles: readonly Role[], view: View): Html | null => {
  const known = roles.filter((role) => roleOf(role) !== '');
  if (known.length === 0) return null;
  return html`<section class="facet"><h2>${view.words.roles}</h2><ol class="roles">
${known.map((role) => html`<li><bdi>${roleOf(role)}</bdi>${periodOf(role, view)}</li>\n`)}</ol></section>
`;
};

/** That one name may be of several people, and how the articles tell them apart. */
export const identityList = (identities: PersonAnswer['identities'], view: View): Html | null => {
  if (identities.length < 2) return null;
  const { words } = view;
  return html`<section class="facet"><p class="note">${words.identities(identities.length)}</p><ol class="identities">
${identities.map(({ roles, articles }) => html`<li>${roles.map((role, at) => html`${at === 0 ? '' : '; '}<bdi>${roleOf(role) || '—'}</bdi>`)} <span class="count">${words.articles(articles)}</span></li>\n`)}</ol></section>
`;
};

const DAY = 10; // characters of a date without its time

const periodOf = ({ from, to }: Role, { words }: View): Html | null => {
  const [first, last] = [from ?? to, to ?? from];
  if (first === null || last === null) return null;
  const [one, other] = [first, last].map((date) => dateInWords(date.slice(0, DAY), words));
  return html` <span class="soft">${words.period(one ?? '', other ?? '')}</span>`;
};
