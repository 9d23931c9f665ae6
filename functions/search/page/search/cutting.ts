import type { Hit, SearchAnswer } from '../../answers/search.ts';
import { attributes, type Html, html, joined } from '../../markup/html.ts';
import { storyDate } from '../parts/date.ts';
import { coloursOf, roleOf, speakerName } from '../parts/speaker.ts';
import { marked, written } from '../parts/text.ts';
import { voices } from '../parts/voices.ts';
import { linkTo, type View } from '../view.ts';

type Found = SearchAnswer['hits'][number];
type Quoted = NonNullable<Hit['quotation']>;

const ALIKE = 40; // characters by which a snippet is told to be the quotation over again

/** An article that was found, as a cutting: filed under the name of whoever says what was looked for. */
export const cutting = (hit: Found, view: View): Html => {
  const { id, quotation, highlights, language = 'und', speakers = [] } = hit;
  const place = speakers.findIndex(({ person }) => person === quotation?.speaker?.person);
  const colours = coloursOf(speakers);
  const snippet = hit.snippet ?? '';
  const repeats = quotation !== undefined && snippet.includes(quotation.text.slice(0, ALIKE));
  return html`<li><article${attributes({ class: 'cutting', 'data-speaker': colours[place] ?? 0, 'aria-labelledby': `h-${id}` })}>
${quotation === undefined ? null : tab(quotation, view)}<h3${attributes({ id: `h-${id}` })}><a${attributes({ href: linkTo(view, `/articles/${id}`) })}${written(language)}>${marked(hit.headline ?? '', highlights?.headline ?? [])}</a></h3>
<p class="slug">${slugOf(hit, view)}</p>
${quotation === undefined ? null : saying(quotation, hit, view)}${snippet === '' || repeats ? null : html`<p class="snippet"${written(language)}>${marked(snippet, highlights?.snippet ?? [])}</p>\n`}${voices(speakers, place, view)}</article></li>
`;
};

/** The tab of the card, as cuttings were filed. */
const tab = ({ speaker }: Quoted, view: View): Html =>
  html`<p class="tab">${speaker === null ? view.words.unnamed : speakerName(speaker, view)}</p>\n`;

const saying = ({ id, text, kind, speaker }: Quoted, hit: Found, view: View): Html => {
  const address = linkTo(view, `/articles/${hit.id}#${id}`);
  const role = speaker === null ? '' : roleOf(speaker);
  return html`<figure class="said ${kind}"><blockquote${written(hit.language ?? 'und')}><a href="${address}">${marked(text, hit.highlights?.quotation ?? [])}</a></blockquote>
${role === '' ? null : html`<figcaption><bdi${written(hit.language ?? 'und')}>${role}</bdi></figcaption>`}</figure>
`;
};

const slugOf = ({ published = null, dateline, authors = [] }: Found, { words }: View): Html => {
  const parts = [
    storyDate(published, words),
    ...(dateline?.place ? [html`<bdi class="place">${dateline.place}</bdi>`] : []),
    ...(authors.length === 0
      ? []
      : [
          joined(
            authors.map(({ name }) => html`<bdi>${name}</bdi>`),
            ', ',
          ),
        ]),
  ];
  return joined(parts, ' · ');
};
