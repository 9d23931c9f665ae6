import type { MemoryDocument } from './memory-cluster.ts';

type Source = Readonly<Record<string, unknown>>;
export type Body = Source;

/** What of OpenSearch's query language a feeder uses. */
type Clause = {
  readonly bool?: { readonly filter?: readonly Clause[]; readonly should?: readonly Clause[] };
  readonly term?: Source;
  readonly exists?: { readonly field: string };
  readonly range?: Readonly<Record<string, { readonly lte?: number; readonly lt?: number }>>;
};
type Search = {
  readonly size: number;
  readonly query: Clause;
  readonly sort?: readonly Readonly<Record<string, 'asc'>>[];
  readonly search_after?: readonly (string | number)[];
  readonly _source?: readonly string[];
};

/** Those of some fields that there are. */
export const fieldsOf = (source: Source, names: readonly string[] = Object.keys(source)): Source =>
  Object.fromEntries(names.flatMap((name) => (name in source ? [[name, source[name]]] : [])));

/** The answer to one search. Every field is taken for a text of words, of which a keyword is one. */
export const searchIn = (documents: ReadonlyMap<string, MemoryDocument>, body: Body): Source => {
  const { size, query, sort = [], search_after: after, _source: names } = body as unknown as Search;
  const [column] = sort.flatMap((each) => Object.keys(each));
  const hits = [...documents].filter(([, { source }]) => matches(source, query));
  const placed = hits.map(([id, { source }]) => ({ _id: id, _source: source, sort: column ? [source[column]] : [] }));
  const compare = (one: Source, other: Source): number => (isBefore(one.sort, other.sort) ? -1 : 1);
  if (column !== undefined) placed.sort(compare);
  const from = after === undefined ? placed : placed.filter((hit) => isBefore(after, hit.sort));
  return {
    timed_out: false,
    _shards: { failed: 0 },
    hits: {
      total: { value: hits.length, relation: 'eq' },
      hits: from.slice(0, size).map(({ _source, ...hit }) => ({ ...hit, _source: fieldsOf(_source, names) })),
    },
  };
};

const isBefore = (one: unknown, other: unknown): boolean => {
  const [a] = one as (string | number)[];
  const [b] = other as (string | number)[];
  return a !== undefined && b !== undefined && a < b;
};

const matches = (source: Source, { bool, term, exists, range }: Clause): boolean => {
  if (bool !== undefined) {
    const { filter = [], should } = bool;
    return (
      filter.every((clause) => matches(source, clause)) &&
      (should === undefined || should.some((clause) => matches(source, clause)))
    );
  }
  if (term !== undefined)
    return Object.entries(term).every(([field, value]) => wordsOf(source[field]).includes(String(value)));
  if (exists !== undefined) return (source[exists.field] ?? null) !== null;
  if (range === undefined) throw new Error('The fake does not know this query');
  return Object.entries(range).every(([field, { lte, lt }]) => {
    const value = source[field];
    return (
      typeof value === 'number' &&
      value <= (lte ?? Number.POSITIVE_INFINITY) &&
      value < (lt ?? Number.POSITIVE_INFINITY)
    );
  });
};

const wordsOf = (value: unknown): readonly string[] => (typeof value === 'string' ? value.split(' ') : []);
