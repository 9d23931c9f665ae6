import type { Head } from '../archive/article.ts';
import type { Clock } from '../archive/ports.ts';
import { engineBuilder } from './compact-engine.ts';
import { ARTICLES, HIDDEN, indexedHead, QUOTATIONS } from './documents.ts';
import { ReplicaIndex } from './replica-index.ts';
import { visibleFrom } from './visibility.ts';

/** An index of these heads, of which no article has two, made in memory of a few times what it takes in the end. */
export const buildIndex = async (heads: AsyncIterable<Head>, clock: Pick<Clock, 'now'>): Promise<ReplicaIndex> => {
  const articles = engineBuilder(ARTICLES);
  const quotations = engineBuilder<number>(QUOTATIONS);
  const hidden = engineBuilder(HIDDEN);
  let released = 0;
  let nextQuotation = 0;
  const now = clock.now(); // an embargo that ends while they are read is dealt with when the index is brought up to date
  for await (const head of heads) {
    const indexed = indexedHead(head, now, nextQuotation);
    if (indexed.found) {
      articles.add(indexed.article);
      for (const quotation of indexed.quotations) quotations.add(quotation);
      nextQuotation += indexed.quotations.length;
      released = Math.max(released, visibleFrom(head));
    } else hidden.add(indexed.hidden);
  }
  return new ReplicaIndex({
    commit: 0,
    released,
    articles: articles.finish(),
    quotations: quotations.finish(),
    nextQuotation,
    hidden: hidden.finish(),
  });
};
