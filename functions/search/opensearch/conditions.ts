import type { SortKey } from '../index/query/ranking.ts';
import type { Condition, Where } from '../index/query/where.ts';

export type Clause = Readonly<Record<string, unknown>>;

/** Conditions on columns as filters. */
export const filtersOf = (where: Where): readonly Clause[] =>
  Object.entries(where).map(([column, condition]) => filterOf(column, condition));

const filterOf = (column: string, condition: Condition): Clause => {
  if (typeof condition === 'string') return { term: { [column]: condition } };
  if (isTexts(condition)) return { terms: { [column]: condition } };
  const { min, max, first, last } = condition as { min?: number; max?: number; first?: string; last?: string };
  const least = min ?? first;
  const most = max ?? last;
  if (least === undefined && most === undefined) return { exists: { field: column } };
  return {
    range: {
      [column]: { ...(least === undefined ? {} : { gte: least }), ...(most === undefined ? {} : { lte: most }) },
    },
  };
};

const isTexts = (condition: Condition): condition is readonly string[] => Array.isArray(condition);

/** An order of matches; what has no value comes last, and of several texts the first counts, in either direction. */
export const sortOf = (order: readonly SortKey[]): readonly Clause[] =>
  order.map((key) => {
    if ('column' in key) {
      return { [key.column]: { order: directionOf(key.descending), missing: '_last', mode: 'min' } };
    }
    return key.by === 'score' ? { _score: { order: 'desc' } } : { key: { order: directionOf(key.descending) } };
  });

const directionOf = (descending: boolean | undefined): 'asc' | 'desc' => (descending ? 'desc' : 'asc');
