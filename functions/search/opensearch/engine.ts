import { ArchiveError } from '../../archive/errors.ts';
import type { Cluster } from '../../opensearch/cluster.ts';
import { quotationField } from '../../opensearch/layout.ts';
import { ARTICLES, QUOTATIONS } from '../documents.ts';
import type { SearchEngine } from '../search-engine.ts';
import { bestOf } from './best.ts';
import { collectionOf, type Kept, type Tools } from './collection.ts';
import { countTexts, sizeOf } from './counts.ts';
import { documentsIn } from './documents.ts';
import { favouredBy } from './favoured.ts';
import { firstWith } from './first-with.ts';
import { Lacks } from './lacks.ts';
import { Searches } from './searches.ts';
import { vocabularyOf } from './vocabulary.ts';

const ARTICLE: Kept = {
  kind: 'article',
  collection: ARTICLES,
  nameOf: (field) => field,
  columns: ['kind', 'key', 'revision', 'quotation', 'language'],
};
const QUOTATION: Kept = {
  kind: 'quotation',
  collection: QUOTATIONS,
  nameOf: quotationField,
  columns: ['key', 'article', 'quotation'],
};

/** An index of OpenSearch, complete and fed by another function, as the archive is searched in. */
export const openSearchEngine = (cluster: Cluster, index: string): SearchEngine => {
  const lacks = new Lacks();
  const searches = new Searches(cluster, index);
  const tools: Tools = { lacks, searches, favoured: favouredBy(lacks, searches) };
  const articles = collectionOf(ARTICLE, tools);
  const { numberOf, textsOf, keptOf } = documentsIn(lacks, searches);
  let damage: ArchiveError | null = null;
  return {
    articles: {
      ...articles,
      ...vocabularyOf(ARTICLE, 'body', tools),
      size: () => sizeOf(ARTICLE, tools),
      numberOf: numberOf('article'),
      textsOf,
      firstWith: firstWith(articles.search),
      keptOf: (ids) => keptOf(ids, ARTICLES.kept),
      countTexts: (column) => countTexts(column, ARTICLE, tools),
    },
    quotations: {
      ...vocabularyOf(QUOTATION, 'text', tools),
      size: () => sizeOf(QUOTATION, tools),
      search: collectionOf(QUOTATION, tools).search,
      best: bestOf(QUOTATION, tools),
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
    damage: () => damage,
  };
};
