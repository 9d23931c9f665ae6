import type { FacetName, FacetsAnswer } from './answers/facets.ts';
import type { ArchiveIndex } from './archive-index.ts';
import type { Question, SearchPage, TextCount } from './engine.ts';
import { type FilterName, type Filters, whereOf } from './filters.ts';
import { profileOf } from './people/profile.ts';

const MOST = 20; // values of a facet
const EVERY_MONTH = 12 * 1_000;
const YEAR = 4; // characters
const MONTH = 7;

/** Of each facet the column that is counted, and the filter that is its own. */
const FACETS: Readonly<
  Record<FacetName, { readonly column: string; readonly own: FilterName; readonly most: number }>
> = {
  speakers: { column: 'person', own: 'speaker', most: MOST },
  authors: { column: 'author', own: 'author', most: MOST },
  places: { column: 'datelinePlace', own: 'place', most: MOST },
  languages: { column: 'language', own: 'language', most: MOST },
  years: { column: 'month', own: 'published', most: EVERY_MONTH },
  months: { column: 'month', own: 'published', most: EVERY_MONTH },
};

/**
 * What the articles that answer a question have in common. Each facet is counted with all filters but its own, so that it
 * tells what else one could choose.
 */
export const facetsOf = (
  names: readonly FacetName[],
  question: Question | null,
  filters: Filters,
  among: SearchPage['among'],
  index: Pick<ArchiveIndex, 'searchArticles' | 'speakers'>,
): FacetsAnswer => {
  const counted = new Map<string, Readonly<Record<string, readonly TextCount[]>>>();
  const countsOf = (name: FacetName): readonly TextCount[] => {
    const { column, own } = FACETS[name];
    const where = whereOf(filters, own);
    const key = JSON.stringify(where);
    const alike = names.filter((other) => JSON.stringify(whereOf(filters, FACETS[other].own)) === key);
    const count = Object.fromEntries(alike.map((other) => [FACETS[other].column, FACETS[other].most]));
    const known = counted.get(key) ?? index.searchArticles(question, { limit: 0, where, among, count }).counts;
    counted.set(key, known);
    return known[column] ?? [];
  };
  return Object.fromEntries(names.map((name) => [name, valuesOf(name, countsOf(name), index)]));
};

const valuesOf = (name: FacetName, counts: readonly TextCount[], { speakers }: Pick<ArchiveIndex, 'speakers'>) => {
  if (name === 'years') return byDate(counts, YEAR);
  if (name === 'months') return byDate(counts, MONTH);
  return counts.map(({ text, count }) => ({
    value: text,
    ...(name === 'speakers' ? { label: profileOf(speakers.appearances(text, 1)).name } : {}),
    count,
  }));
};

/** In the order of time; what is dated less exactly is in none. */
const byDate = (counts: readonly TextCount[], length: number) => {
  const sums = new Map<string, number>();
  for (const { text, count } of counts) {
    const date = text.slice(0, length);
    if (date.length === length) sums.set(date, (sums.get(date) ?? 0) + count);
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([value, count]) => ({ value, count }));
};
