import type { QuotationsAnswer, Saying } from '../../answers/quotations.ts';
import { attributes, type Html, html, joined } from '../../markup/html.ts';
import { linkTo, type View } from '../view.ts';
import { storyDate } from './date.ts';
import { colourOf, roleOf, speakerName } from './speaker.ts';
import { marked, written } from './text.ts';

type Said = Saying & Partial<Pick<QuotationsAnswer['quotations'][number], 'highlights'>>;

/** Something that was said, as a cutting of its own, with what is printed around it and the way to it. */
export const saying = (said: Said, view: View, { filed = true }: { readonly filed?: boolean } = {}): Html => {
  const { id, article, text, kind, speaker, context, headline, language, published, highlights = [] } = said;
  const address = linkTo(view, `/articles/${article}#${id}`);
  const writing = written(language);
  const role = speaker === null ? '' : roleOf(speaker);
  return html`<li><article${attributes({ class: 'cutting saying', 'data-speaker': speaker === null ? 0 : colourOf(speaker.person) })}>
${filed ? html`<p class="tab">${speaker === null ? view.words.unnamed : speakerName(speaker, view)}</p>\n` : null}<blockquote class="said ${kind}"${writing}><span class="around">${context.before}</span><q>${marked(text, highlights)}</q><span class="around">${context.after}</span></blockquote>
<p class="slug">${joined([...(role === '' || !filed ? [] : [html`<bdi class="role"${writing}>${role}</bdi>`]), storyDate(published, view.words)], ' · ')}</p>
<p class="where"><a href="${address}"${writing}>${headline}</a></p>
</article></li>
`;
};
