import type { Engine } from '../engine.ts';
import type { SearchableQuotations } from '../search-engine.ts';

/** One of an article's quotations, and its number among those of the whole archive. */
type Numbered = { readonly id: string; readonly number: number };

export const quotationsOf = (articles: Engine, article: string): readonly Numbered[] => {
  const first = articles.numberOf(article, 'firstQuotation') ?? 0;
  return articles.textsOf(article, 'quotation').map((id, at) => ({ id, number: first + at }));
};

export type BestQuotation = { readonly id: string; readonly score: number };

/** The quotation of each article that matches best, the first one of equals; nothing of an article that has none. */
export const bestQuotations =
  (articles: Engine, quotations: Engine<number>): SearchableQuotations['best'] =>
  (question, within) => {
    const asked = new Map(
      within.flatMap((article) => quotationsOf(articles, article).map(({ id, number }) => [number, { article, id }])),
    );
    const best = new Map<string, BestQuotation>();
    const among = [...asked.keys()];
    for (const { id: number, score } of quotations.search(question, { limit: among.length, among }).page) {
      const found = asked.get(number);
      if (found !== undefined && !best.has(found.article)) best.set(found.article, { id: found.id, score });
    }
    return best;
  };
