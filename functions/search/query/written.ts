import { latinTerm, wordsIn } from '../analysis.ts';

/** A word as terms, any of which it may be indexed under: first as it is written, last in the common Latin form. */
export type Terms = readonly string[];

/** A word, and how it was written. */
export type Written = { readonly terms: Terms; readonly text: string };

/** The words of a text, each as what it may be indexed under. */
export const writtenIn = (text: string): readonly Written[] =>
  [...wordsIn(text)].flatMap(({ term, start, end }) => {
    const written = text.slice(start, end);
    const terms = [...new Set([term, latinTerm(written)])].filter((one) => one !== '');
    return terms.length === 0 ? [] : [{ terms, text: written }];
  });
