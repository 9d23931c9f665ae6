import { ArchiveError } from '../../archive/errors.ts';
import type { Cluster } from '../../opensearch/cluster.ts';
import { quotationField } from '../../opensearch/layout.ts';
import { ARTICLES, QUOTATIONS } from '../documents.ts';
import type { SearchEngine } from '../search-engine.ts';
import { bestOf } from './best.ts';
import { collectionOf, type Kept, type Tools } from './collection.ts';
import { counting, countTexts } from './counts.ts';
import { documentsIn, OF_ARTICLE } from './documents.ts';
import { favouredBy } from './favoured.ts';
import { firstWith } from './first-with.ts';
import { Lacks } from './lacks.ts';
import { rarityIn } from './rarity.ts';
import { Searches } from './searches.ts';
import { vocabularyOf } from './vocabulary.ts';

type Unranked = Omit<Kept, 'rarityOf'>;

const ARTICLE: Unranked = {
  kind: 'article',
  collection: ARTICLES,
  nameOf: (field) => field,
  body: 'body',
  columns: OF_ARTICLE,
};
const QUOTATION: Unranked = {
  kind: 'quotation',
  collection: QUOTATIONS,
  nameOf: quotationField,
  body: quotationField('text'),
  columns: ['key', 'article', 'quotation'],
};

/** An index of OpenSearch, complete and fed by another function, as the archive is searched in. */
export const openSearchEngine = (cluster: Cluster, index: string): SearchEngine => {
  const lacks = new Lacks();
  const searches = new Searches(cluster, index);
  const count = counting(lacks, searches);
  const tools: Tools = { lacks, searches, count, favoured: favouredBy(lacks, searches) };
  const ranked = (kept: Unranked): Kept => ({ ...kept, rarityOf: rarityIn(kept.body, kept.kind, count) });
  const [article, quotation] = [ranked(ARTICLE), ranked(QUOTATION)];
  const articles = collectionOf(article, tools);
  const { numberOf, textsOf, keptOf } = documentsIn(lacks, searches);
  let damage: ArchiveError | null = null;
  return {
    articles: {
      ...articles,
      ...vocabularyOf(article, tools),
      size: () => count({ term: { kind: article.kind } }),
      numberOf: numberOf('article'),
      textsOf,
      firstWith: firstWith(articles.search),
      keptOf: (ids) => keptOf(ids, ARTICLES.kept),
      countTexts: (column) => countTexts(column, article.kind, lacks, searches),
    },
    quotations: {
      ...vocabularyOf(quotation, tools),
      size: () => count({ term: { kind: quotation.kind } }),
      search: collectionOf(quotation, tools).search,
      best: bestOf(quotation, tools),
    },
    hidden: { numberOf: numberOf('hidden') },
    answer: async (ask) => {
      try {
        return await lacks.answer(ask);
      } catch (error) {
        if (error instanceof ArchiveError && error.detail.index === index) damage = error;
        throw error;
      }
    },
    lacking: () => lacks.lacking,
    damage: () => damage,
  };
};
