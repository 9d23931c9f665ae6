import type { Article, Quotation } from '../../archive/article.ts';
import { type Person, personOf } from '../hit.ts';
import { type Context, contextOf } from './context.ts';

/** A quotation as readers get it by itself: what was said, by whom, where it stands, and what stands around it. */
export type Saying = Pick<Quotation, 'id' | 'text' | 'kind' | 'cue' | 'verbatim' | 'confidence'> &
  Pick<Article, 'headline' | 'published' | 'language'> & {
    readonly article: string;
    readonly link: string;
    readonly speaker: Person | null;
    readonly context: Context;
  };

/** The quotation of this id; null where the article has none. */
export const sayingIn = (article: Article, quotation: string): Saying | null => {
  const found = article.quotations.find(({ id }) => id === quotation);
  if (found === undefined) return null;
  const { id, text, kind, cue, verbatim, confidence } = found;
  const speaker = article.speakers.find((one) => one.id === found.speaker);
  return {
    id,
    article: article.id,
    link: `/articles/${article.id}#${id}`,
    headline: article.headline,
    published: article.published,
    language: article.language,
    text,
    kind,
    cue,
    verbatim,
    confidence,
    speaker: speaker === undefined ? null : personOf(speaker),
    context: contextOf(article, found),
  };
};
