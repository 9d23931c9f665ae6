import type { Count } from './counts.ts';

/**
 * How rare terms are together: the inverse document frequency of Lucene's BM25, of as many documents as have any of them at
 * the most. In how many each is, is asked of one field, the one with most of the words.
 */
export const rarityIn =
  (field: string, kind: string, count: Count): ((terms: readonly string[]) => number) =>
  (terms) => {
    const all = count({ term: { kind } });
    const sum = terms.reduce((total, term) => total + count({ term: { [field]: term } }), 0);
    const having = Math.min(all, sum);
    return Math.log(1 + (all - having + 0.5) / (having + 0.5));
  };
