import type { Favour } from '../index/query/favour.ts';
import type { Clause } from './conditions.ts';
import type { Lacks } from './lacks.ts';
import type { Searches } from './searches.ts';

/** A query whose scores are multiplied by what the text in a column is favoured by. */
export type Favoured = (query: Clause, favour: Favour) => Clause;

const MOST_TEXTS = 10_000;
const MOST_FACTORS = 60; // each is a filter that every match is tested by
const LEAST = 1.001; // less tells no two scores apart

/** The texts of the column are counted once for each state of the index. */
export const favouredBy =
  (lacks: Lacks, searches: Searches): Favoured =>
  (query, { column, factorOf }) => {
    const texts = lacks.of<readonly string[]>({
      stage: 'words',
      key: `texts of ${column}`,
      otherwise: [],
      load: async () => {
        const { aggregations } = await searches.search({
          size: 0,
          aggs: { texts: { terms: { field: column, size: MOST_TEXTS } } },
        });
        return (aggregations.texts?.buckets ?? []).map(({ key }) => String(key));
      },
    });
    const functions = texts
      .map((text) => ({ filter: { term: { [column]: text } }, weight: factorOf(text) }))
      .filter(({ weight }) => weight >= LEAST)
      .sort((one, other) => other.weight - one.weight)
      .slice(0, MOST_FACTORS);
    if (functions.length === 0) return query;
    return { function_score: { query, functions, score_mode: 'max', boost_mode: 'multiply' } };
  };
