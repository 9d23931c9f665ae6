import type { Clause } from './conditions.ts';
import type { Lacks } from './lacks.ts';
import type { Searches } from './searches.ts';

/** How many documents answer a query, of those that are looked at. */
export type Count = (query: Clause, more?: Clause) => number;

const EXACT = 40_000; // different texts, above which OpenSearch estimates how many there are

/** Counts are kept like words: of what a question is made. */
export const counting =
  (lacks: Lacks, searches: Searches): Count =>
  (query, more = {}) =>
    lacks.of({
      stage: 'words',
      key: `count ${JSON.stringify(query)}`,
      otherwise: 0,
      load: async () => (await searches.search({ size: 0, track_total_hits: true, query, ...more })).hits.total.value,
    });

/** How many different texts a column has; about how many, where there are more than 40,000. */
export const countTexts = (column: string, kind: string, lacks: Lacks, searches: Searches): number =>
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
