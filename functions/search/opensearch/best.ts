import type { SearchableQuotations } from '../search-engine.ts';
import type { Kept, Tools } from './collection.ts';
import { sortOf } from './conditions.ts';
import { queryOf } from './query.ts';

type Best = ReturnType<SearchableQuotations['best']>;

/** The best quotation of each of some articles, chosen where they are. */
export const bestOf =
  (kept: Kept, { lacks, searches }: Tools): SearchableQuotations['best'] =>
  (question, articles) => {
    if (articles.length === 0) return new Map();
    const filter = [{ term: { kind: kept.kind } }, { terms: { article: articles } }];
    const body = {
      size: articles.length,
      query: { bool: { must: [queryOf(question, kept)], filter } },
      collapse: { field: 'article' },
      sort: sortOf([{ by: 'score' }, { by: 'id' }]),
      _source: kept.collection.kept,
    };
    return lacks.of<Best>({
      stage: 'answers',
      key: JSON.stringify(['best', body]),
      otherwise: new Map(),
      load: async () => {
        const { hits } = await searches.search(body);
        return new Map(
          hits.hits.map(({ _score, _source: { article, quotation } }) => [
            String(article),
            { id: String(quotation), score: _score ?? 0 },
          ]),
        );
      },
    });
  };
