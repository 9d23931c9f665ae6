import type { FacetName, FacetsAnswer } from './answers/facets.ts';
import type { ArchiveIndex } from './archive-index.ts';
import type { Question, SearchPage, TextCount } from './engine.ts';
import { type FilterName, type Filters, whereOf } from './filters.ts';

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

type Counts = Readonly<Record<string, readonly TextCount[]>>;

/** The columns that a search with every filter may count already: those of facets whose own filter nobody has set. */
export const countedAtOnce = (names: readonly FacetName[], filters: Filters): Readonly<Record<string, number>> =>
  columnsOf(names.filter((name) => keyOf(whereOf(filters, FACETS[name].own)) === keyOf(whereOf(filters))));

/**
 * What the articles that answer a question have in common. Each facet is counted with all filters but its own, so that it
 * tells what else one could choose.
 * @param atOnce what was counted with every filter
 */
export const facetsOf = (
  names: readonly FacetName[],
  question: Question | null,
  {
    filters,
    among,
    atOnce,
  }: { readonly filters: Filters; readonly among: SearchPage['among']; readonly atOnce: Counts },
  index: Pick<ArchiveIndex, 'searchArticles' | 'speakers'>,
): FacetsAnswer => {
  const counted = new Map<string, Counts>([[keyOf(whereOf(filters)), atOnce]]);
  const countsOf = (name: FacetName): readonly TextCount[] => {
    const where = whereOf(filters, FACETS[name].own);
    const alike = names.filter((other) => keyOf(whereOf(filters, FACETS[other].own)) === keyOf(where));
    const known =
      counted.get(keyOf(where)) ??
      index.searchArticles(question, { limit: 0, where, among, count: columnsOf(alike) }).counts;
    counted.set(keyOf(where), known);
    return known[FACETS[name].column] ?? [];
  };
  return Object.fromEntries(names.map((name) => [name, valuesOf(name, countsOf(name), index)]));
};

const keyOf = (where: object): string => JSON.stringify(where);

const columnsOf = (names: readonly FacetName[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name) => [FACETS[name].column, FACETS[name].most]));

const valuesOf = (name: FacetName, counts: readonly TextCount[], { speakers }: Pick<ArchiveIndex, 'speakers'>) => {
  if (name === 'years') return byDate(counts, YEAR);
  if (name === 'months') return byDate(counts, MONTH);
  const labels = name === 'speakers' ? speakers.names(counts.map(({ text }) => text)) : null;
  return counts.map(({ text, count }) => ({
    value: text,
    ...(labels === null ? {} : { label: labels.get(text) ?? '' }),
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
