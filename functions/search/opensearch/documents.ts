import { articleKey } from '../../opensearch/layout.ts';
import type { Searchable } from '../engine.ts';
import type { Lacks } from './lacks.ts';
import type { Hit, Searches } from './searches.ts';

type Source = Hit['_source'];

/** What is asked of an article by its id. Whatever finds articles reads it as well: it is then at hand. */
export const OF_ARTICLE = ['kind', 'key', 'revision', 'quotation', 'language'];

/** What the index has of single articles, found or hidden. Those that are asked for at once are read at once. */
export const documentsIn = (lacks: Lacks, searches: Searches) => {
  const documentOf = (id: string): Source | null =>
    lacks.of<Source | null>({
      stage: 'answers',
      key: articleKey(id),
      otherwise: null,
      load: async () => (await read([id], OF_ARTICLE)).get(id) ?? null,
    });
  const read = async (ids: readonly string[], columns: readonly string[]): Promise<ReadonlyMap<string, Source>> => {
    const query = { ids: { values: ids.map(articleKey) } };
    const { hits } = await searches.search({ size: ids.length, query, _source: ['key', ...columns] });
    return new Map(hits.hits.map(({ _source }) => [String(_source.key), _source]));
  };
  return {
    numberOf:
      (kind: 'article' | 'hidden'): Searchable['numberOf'] =>
      (id, column) => {
        const source = documentOf(id);
        const value = source?.kind === kind ? source[column] : null;
        return typeof value === 'number' ? value : null;
      },
    textsOf: (id: string, column: string): readonly string[] => {
      const value = documentOf(id)?.[column];
      return typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : [];
    },
    keptOf: (ids: readonly string[], kept: readonly string[]): ReadonlyMap<string, Source> =>
      lacks.of<ReadonlyMap<string, Source>>({
        stage: 'answers',
        key: `kept ${ids.join(' ')}`,
        otherwise: new Map(),
        load: () => read(ids, kept),
      }),
  };
};
