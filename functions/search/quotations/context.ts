import type { Article, Quotation } from '../../archive/article.ts';

/** What is printed around a quotation, its own marks included: `before`, the quotation and `after` are the text as it runs. */
export type Context = { readonly before: string; readonly after: string };

const REACH = 600; // code units that are looked at on either side

/**
 * A sentence on either side of a quotation: the rest of the one that it stands in, or where it is alone, the one before or
 * after it, if need be in the next paragraph.
 */
export const contextOf = ({ blocks, language }: Article, { block, start, end }: Quotation): Context => {
  const text = blocks[block]?.text ?? '';
  const before = text.slice(Math.max(0, start - REACH), start);
  const after = text.slice(end, end + REACH);
  const previous = blocks[block - 1];
  const next = blocks[block + 1];
  const sentences = sentencesIn(language);
  const lead = previous?.type === 'paragraph' ? sentences(previous.text.slice(-REACH)).at(-1) : undefined;
  const rest = next?.type === 'paragraph' ? sentences(next.text.slice(0, REACH))[0] : undefined;
  return {
    before: hasWords(before) || lead === undefined ? fromWords(sentences(before)) : `${lead.trimEnd()}\n${before}`,
    after: hasWords(after) || rest === undefined ? throughWords(sentences(after)) : `${after}\n${rest.trimEnd()}`,
  };
};

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** From the last sentence that has words on: a lone opening mark is a sentence to the segmenter. */
const fromWords = (sentences: readonly string[]): string => {
  const from = sentences.findLastIndex(hasWords);
  return sentences.slice(Math.max(0, from)).join('').trimStart();
};

const throughWords = (sentences: readonly string[]): string => {
  const to = sentences.findIndex(hasWords);
  return (to === -1 ? sentences : sentences.slice(0, to + 1)).join('').trimEnd();
};

const sentencesIn = (language: string | null): ((text: string) => readonly string[]) => {
  const segmenter = new Intl.Segmenter(language ?? 'und', { granularity: 'sentence' });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
};
