import type { Person } from '../../answers/parts.ts';
import { type Html, html } from '../../markup/html.ts';
import type { View } from '../view.ts';
import { coloursOf, speakerName } from './speaker.ts';

const SHOWN = 4;

/** Who else is quoted in an article, each with the dot of their colour. `filed` is the place of who is named already, or -1. */
export const voices = (speakers: readonly Person[], filed: number, view: View): Html | null => {
  const colours = coloursOf(speakers);
  const shown = speakers
    .map((speaker, place) => ({ speaker, place }))
    .filter(({ speaker, place }) => place !== filed && speaker.kind !== 'unnamed')
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  return html`<ul class="voices" aria-label="${filed === -1 ? view.words.saidBy : view.words.alsoQuoted}">
${shown.map(({ speaker, place }) => html`<li data-speaker="${colours[place] ?? 0}">${speakerName(speaker, view)}</li>\n`)}</ul>
`;
};
