import type { Article } from '../../archive/article.ts';
import type { Saying } from '../answers/quotations.ts';
import { atMost, LONGEST_QUOTATION } from '../at-most.ts';
import { personOf } from '../hit.ts';
import { contextOf } from './context.ts';

/** The quotation of this id; null where the article has none. */
export const sayingIn = (article: Article, quotation: string): Saying | null => {
  const found = article.quotations.find(({ id }) => id === quotation);
  if (found === undefined) return null;
  const { id, kind, cue, verbatim, confidence } = found;
  const speaker = article.speakers.find((one) => one.id === found.speaker);
  return {
    id,
    article: article.id,
    link: `/articles/${article.id}#${id}`,
    headline: article.headline,
    published: article.published,
    language: article.language,
    text: atMost(found.text, LONGEST_QUOTATION),
    kind,
    cue,
    verbatim,
    confidence,
    speaker: speaker === undefined ? null : personOf(speaker),
    context: contextOf(article, found),
  };
};
