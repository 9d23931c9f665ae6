import type { Person } from '../../answers/parts.ts';
import { type Html, html } from '../../markup/html.ts';
import { linkTo, type View } from '../view.ts';

const COLOURS = 12; // as many as style/voices.css has

/** Which colour the speaker of this place among the speakers of an article has: the same on every page. */
export const colourOf = (place: number): number => (place < 0 ? 0 : (place % COLOURS) + 1);

/** The colour of a speaker where no article says in which order they speak: the same for one name. */
export const colourByName = (person: string): number => {
  let sum = 0;
  for (let at = 0; at < person.length; at++) sum = (sum * 31 + person.charCodeAt(at)) % 65_521;
  return colourOf(sum);
};

type Named = Pick<Person, 'person' | 'name' | 'kind' | 'role' | 'affiliation'>;

/** The name, with the link to all that this speaker has said. */
export const speakerName = (speaker: Pick<Named, 'person' | 'name'>, view: View): Html =>
  html`<a class="name" href="${linkTo(view, `/speakers/${speaker.person}`)}"><bdi>${speaker.name}</bdi></a>`;

/** Role and affiliation as written, without what says the same twice. */
export const roleOf = ({ role, affiliation }: Pick<Named, 'role' | 'affiliation'>): string =>
  [role, affiliation !== null && role?.includes(affiliation) ? null : affiliation].filter(Boolean).join(', ');
