import type { Article, Quotation, Speaker } from '../../../archive/article.ts';
import { attributes, type Html, html } from '../../markup/html.ts';
import { coloursOf, roleOf, speakerName } from '../parts/speaker.ts';
import { written } from '../parts/text.ts';
import type { View } from '../view.ts';

const LONGEST = 110; // characters of what somebody said, in the margin

/** Who speaks, as what, and what they said: each a link to where it is printed. */
export const speakersMargin = (article: Article, view: View): Html => {
  const { words } = view;
  const { speakers, quotations } = article;
  const colours = coloursOf(speakers);
  const said = new Map<string | null, Quotation[]>();
  for (const one of quotations)
    said
      .set(one.speaker, said.get(one.speaker) ?? [])
      .get(one.speaker)
      ?.push(one);
  const nobody = said.get(null) ?? [];
  return html`<aside class="margin" aria-label="${words.speakers}"><details><summary><span class="label">${words.speakers} (${words.number(speakers.length)})</span></summary>
${speakers.length === 0 && nobody.length === 0 ? html`<p class="soft">${words.nobodySpeaks}</p>\n` : null}<ul${written(article.language, article.script)}>
${speakers.map((speaker, place) =>
  voice(
    html`<h2${attributes({ id: speaker.id })}>${speaker.kind === 'unnamed' ? html`<bdi>${speaker.name}</bdi>` : speakerName(speaker, view)}</h2>`,
    said.get(speaker.id) ?? [],
    { colour: colours[place] ?? 0, article, speaker },
  ),
)}${nobody.length === 0 ? null : voice(html`<h2>${words.unattributed}</h2>`, nobody, { colour: 0, article, speaker: null })}</ul></details></aside>
`;
};

type Of = { readonly colour: number; readonly article: Article; readonly speaker: Speaker | null };

const voice = (name: Html, quotations: readonly Quotation[], { colour, article, speaker }: Of): Html => {
  const role = speaker === null ? '' : roleOf(speaker);
  const writing = written(article.language, article.script);
  return html`<li class="voice" data-speaker="${colour}">${name}
${role === '' ? null : html`<p class="role"${writing}>${role}</p>\n`}<ol${writing}>
${quotations.map(({ id, text, kind }) => html`<li class="${kind}"><a href="#${id}">${shortened(text)}</a></li>\n`)}</ol></li>
`;
};

/** The beginning of a text, to the end of a word. */
const shortened = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const end = text.lastIndexOf(' ', LONGEST);
  return `${text.slice(0, end > LONGEST / 2 ? end : LONGEST)} …`;
};
