import MiniSearch, { type SearchOptions } from 'minisearch';
import { ArchiveError } from '../../../archive/errors.ts';
import { type CompactQuery, SEARCH_DEFAULTS, type Settings } from '../options.ts';

export type Bm25 = { readonly k: number; readonly b: number; readonly d: number };
export type BoostDocument = NonNullable<SearchOptions['boostDocument']>;
export type FieldBoost = { readonly field: number; readonly name: string; readonly boost: number };

/** One word of the query, and everything that its postings are scored with. */
export type TermPlan = {
  readonly kind: 'term';
  readonly term: string;
  readonly termBoost: number;
  readonly prefix: boolean;
  /** The most edits that a term may be away; 0 for exact terms only. */
  readonly distance: number;
  readonly weights: { readonly fuzzy: number; readonly prefix: number };
  readonly fields: readonly FieldBoost[];
  readonly bm25: Bm25;
  readonly boostDocument: BoostDocument | undefined;
  /** Terms than the rarest of which it counts as no rarer; none where it counts as what it is. */
  readonly noRarerThan: readonly string[];
};

/** MiniSearch's own, and two that any part matches as with `or` and that score otherwise: `best` by its best part (best-of.ts), `blend` (blend.ts). */
export type Operator = 'or' | 'and' | 'and_not' | 'best' | 'blend';

/** A query with every option resolved: what MiniSearch's `executeQuery` would do. */
export type Plan =
  | TermPlan
  | { readonly kind: 'everything'; readonly boostDocument: BoostDocument | undefined }
  | { readonly kind: 'combination'; readonly operator: Operator; readonly parts: readonly Plan[] };

/**
 * Resolves a query as MiniSearch does: options pass down a query tree, those of the inner ones first, and the index's own
 * defaults fill what is missing only at its words.
 */
export const planQuery = <T>(query: CompactQuery, options: SearchOptions, settings: Settings<T>): Plan => {
  if (query === MiniSearch.wildcard) {
    return { kind: 'everything', boostDocument: { ...settings.searchOptions, ...options }.boostDocument };
  }
  if (typeof query === 'string') return planWords(query, options, settings);
  const { queries, ...own } = query as Exclude<CompactQuery, string | typeof MiniSearch.wildcard>;
  const passed = { ...options, ...own } as SearchOptions;
  return combination(
    queries.map((part) => planQuery(part, passed, settings)),
    passed.combineWith,
  );
};

const planWords = <T>(query: string, given: SearchOptions, settings: Settings<T>): Plan => {
  const options = { ...settings.searchOptions, ...given };
  const tokenize = options.tokenize ?? settings.tokenize;
  const processTerm = options.processTerm ?? settings.processTerm;
  const terms = (tokenize as (text: string) => string[])(query)
    .flatMap((token) => (processTerm as (token: string) => string | string[] | null | undefined | false)(token))
    .filter((term): term is string => Boolean(term));
  const parts = terms.map((term, index) => planTerm(term, index, terms, options, settings));
  return combination(parts, options.combineWith);
};

type Resolved = SearchOptions & Settings<unknown>['searchOptions'] & { readonly noRarerThan?: readonly string[] };

const planTerm = (
  term: string,
  index: number,
  terms: string[],
  options: Resolved,
  { fields }: Pick<Settings<unknown>, 'fields'>,
): TermPlan => {
  const fuzzy = typeof options.fuzzy === 'function' ? options.fuzzy(term, index, terms) : options.fuzzy || false;
  return {
    kind: 'term',
    term,
    termBoost: typeof options.boostTerm === 'function' ? options.boostTerm(term, index, terms) : 1,
    prefix: typeof options.prefix === 'function' ? options.prefix(term, index, terms) : options.prefix === true,
    distance: distanceOf(term, fuzzy, options.maxFuzzy),
    weights: { ...SEARCH_DEFAULTS.weights, ...options.weights },
    fields: boostsOf(options.fields ?? fields, options.boost, fields),
    bm25: options.bm25 as Bm25,
    boostDocument: options.boostDocument,
    noRarerThan: options.noRarerThan ?? [],
  };
};

const distanceOf = (term: string, fuzzy: boolean | number, most: number): number => {
  if (!fuzzy) return 0;
  const share = fuzzy === true ? 0.2 : fuzzy;
  return Math.max(0, Math.floor(share < 1 ? Math.min(most, Math.round(term.length * share)) : share));
};

/** Fields in the order of MiniSearch's object of boosts; those that are not indexed match nothing. */
const boostsOf = (
  searched: readonly string[],
  boosts: Readonly<Record<string, number>> | undefined,
  fields: readonly string[],
): FieldBoost[] =>
  Object.keys(Object.fromEntries(searched.map((name) => [name, true])))
    .map((name) => ({
      name,
      field: fields.indexOf(name),
      boost: (Object.hasOwn(boosts ?? {}, name) ? boosts?.[name] : undefined) || 1,
    }))
    .filter(({ field }) => field >= 0);

const OPERATORS: ReadonlySet<string> = new Set<Operator>(['or', 'and', 'and_not', 'best', 'blend']);

const combination = (parts: readonly Plan[], combineWith = 'or'): Plan => {
  const operator = combineWith.toLowerCase();
  if (parts.length > 0 && !OPERATORS.has(operator)) {
    throw new ArchiveError('bad-request', `Invalid combination operator: ${combineWith}`);
  }
  return { kind: 'combination', operator: operator as Operator, parts };
};

/** The words of a query, each as often as it is asked for. */
export const termPlans = (plan: Plan): readonly TermPlan[] => {
  if (plan.kind === 'combination') return plan.parts.flatMap(termPlans);
  return plan.kind === 'term' ? [plan] : [];
};

/** The different words that a query asks for, in the order in which they match. */
export const sourceTerms = (plan: Plan): readonly string[] => [...new Set(termPlans(plan).map(({ term }) => term))];
