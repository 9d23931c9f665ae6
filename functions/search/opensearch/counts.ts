import type { Kept, Tools } from './collection.ts';

const EXACT = 40_000; // different texts, above which OpenSearch estimates how many there are

/** How many documents a collection has. */
export const sizeOf = ({ kind }: Kept, { lacks, searches }: Tools): number =>
  lacks.of({
    stage: 'answers',
    key: `size of ${kind}`,
    otherwise: 0,
    load: async () =>
      (await searches.search({ size: 0, track_total_hits: true, query: { term: { kind } } })).hits.total.value,
  });

/** How many different texts a column has; about how many, where there are more than 40,000. */
export const countTexts = (column: string, { kind }: Kept, { lacks, searches }: Tools): number =>
  lacks.of({
    stage: 'answers',
    key: `texts of ${kind} ${column}`,
    otherwise: 0,
    load: async () => {
      const texts = { cardinality: { field: column, precision_threshold: EXACT } };
      const { aggregations } = await searches.search({ size: 0, query: { term: { kind } }, aggs: { texts } });
      return aggregations.texts?.value ?? 0;
    },
  });
