import type { Person } from '../../answers/parts.ts';
import { type Html, html } from '../../markup/html.ts';
import { linkTo, type View } from '../view.ts';

const COLOURS = 12; // as many as style/voices.css has

/** The colour of a speaker: the same for one name, wherever it stands. */
export const colourOf = (person: string): number => {
  let sum = 0;
  for (let at = 0; at < person.length; at++) sum = (sum * 31 + person.charCodeAt(at)) % 65_521;
  return (sum % COLOURS) + 1;
};

/** The colours of the speakers of one article: each their own, and as far as there are enough, no two the same. */
export const coloursOf = (speakers: readonly { readonly person: string }[]): readonly number[] => {
  const taken = new Set<number>();
  return speakers.map(({ person }) => {
    const own = colourOf(person);
    const others = Array.from({ length: COLOURS }, (_, step) => ((own - 1 + step) % COLOURS) + 1);
    const colour = others.find((one) => !taken.has(one)) ?? own;
    taken.add(colour);
    return colour;
  });
};

type Named = Pick<Person, 'person' | 'name' | 'kind' | 'role' | 'affiliation'>;

/** The name, with the link to all that this speaker has said. */
export const speakerName = (speaker: Pick<Named, 'person' | 'name'>, view: View): Html =>
  html`<a class="name" href="${linkTo(view, `/speakers/${speaker.person}`)}"><bdi>${speaker.name}</bdi></a>`;

/** Role and affiliation as written, without what says the same twice. */
export const roleOf = ({ role, affiliation }: Pick<Named, 'role' | 'affiliation'>): string =>
  [role, affiliation !== null && role?.includes(affiliation) ? null : affiliation].filter(Boolean).join(', ');
