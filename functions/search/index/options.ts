import MiniSearch, { type Options, type Query, type SearchOptions } from 'minisearch';
import { ArchiveError } from '../../archive/errors.ts';
import type { ColumnKind } from './documents/columns.ts';

/** MiniSearch's options, and columns of doc values: `extractField` gives their values, too. `autoVacuum` is ignored. */
export type IndexOptions<T> = Options<T> & { readonly columns?: Readonly<Record<string, ColumnKind>> };

/**
 * MiniSearch's queries, and two ways more to combine parts, anywhere in a tree: `blend`, whose parts, each one word with all
 * that it may stand for, are scored together (query/blend.ts); and `best`, as `OR`, but a document scores as its best part.
 * `noRarerThan` names terms, than the rarest of which what is below counts as no rarer; a `blend` takes no notice of it.
 */
export type CompactQuery =
  | Query
  | (Omit<SearchOptions, 'combineWith'> & {
      readonly combineWith: NonNullable<SearchOptions['combineWith']> | 'blend' | 'best';
      readonly noRarerThan?: readonly string[];
      readonly queries: readonly CompactQuery[];
    });

/** The options with MiniSearch's defaults in place of what was not given. */
export type Settings<T> = Required<
  Pick<
    Options<T>,
    'fields' | 'idField' | 'storeFields' | 'extractField' | 'stringifyField' | 'tokenize' | 'processTerm'
  >
> & {
  readonly searchOptions: SearchDefaults;
  readonly autoSuggestOptions: SearchOptions;
  readonly columns: readonly (readonly [string, ColumnKind])[];
};

export type SearchDefaults = SearchOptions & typeof SEARCH_DEFAULTS;

// MiniSearch 7.2.0 does not hand these out.
export const SEARCH_DEFAULTS = {
  combineWith: 'or' as NonNullable<SearchOptions['combineWith']>,
  prefix: false as NonNullable<SearchOptions['prefix']>,
  fuzzy: false as NonNullable<SearchOptions['fuzzy']>,
  maxFuzzy: 6,
  boost: {} as Readonly<Record<string, number>>,
  weights: { fuzzy: 0.45, prefix: 0.375 },
  bm25: { k: 1.2, b: 0.7, d: 0.5 },
};

const AUTO_SUGGEST_DEFAULTS: SearchOptions = {
  combineWith: 'and',
  prefix: (_term, index, terms) => index === terms.length - 1,
};

export const settingsOf = <T>(options: IndexOptions<T>): Settings<T> => {
  if (options?.fields == null) throw new ArchiveError('bad-request', 'MiniSearch: option "fields" must be provided');
  return {
    fields: options.fields,
    idField: options.idField ?? MiniSearch.getDefault('idField'),
    storeFields: options.storeFields ?? [],
    extractField: options.extractField ?? MiniSearch.getDefault('extractField'),
    stringifyField: options.stringifyField ?? MiniSearch.getDefault('stringifyField'),
    tokenize: options.tokenize ?? MiniSearch.getDefault('tokenize'),
    processTerm: options.processTerm ?? MiniSearch.getDefault('processTerm'),
    searchOptions: { ...SEARCH_DEFAULTS, ...options.searchOptions },
    autoSuggestOptions: { ...AUTO_SUGGEST_DEFAULTS, ...options.autoSuggestOptions },
    columns: Object.entries(options.columns ?? {}),
  };
};
