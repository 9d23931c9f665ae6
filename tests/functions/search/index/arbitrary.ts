import fc from 'fast-check';
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import type { IndexOptions } from '../../../../functions/search/index/options.ts';

/** Few letters and short words, so that prefixes, misspellings and equal scores are everywhere. */
const word = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'я'), minLength: 1, maxLength: 4, size: 'max' }),
  },
  fc.string({ unit: fc.constantFrom('a', 'B', 'я', '字', '7', '\ud83d'), minLength: 1, maxLength: 6, size: 'max' }),
);
const text = fc.array(word, { maxLength: 12, size: 'max' }).map((words) => words.join(' '));
const maybe = <V>(value: fc.Arbitrary<V>): fc.Arbitrary<V | undefined> => fc.option(value, { nil: undefined, freq: 4 });

/** A document without its id, which only has to be new. */
export type Story = {
  readonly title?: string | undefined;
  readonly body: string;
  readonly place?: string | undefined;
  readonly year?: number | undefined;
  readonly tags: readonly string[];
};
export type Filed = Story & { readonly id: string | number };

/** With ids of both kinds. */
export const filedOf = (stories: readonly Story[]): Filed[] =>
  stories.map((one, at) => ({ ...one, id: at % 3 === 0 ? at : `${at}` }));

export const story: fc.Arbitrary<Story> = fc.record({
  title: maybe(text),
  body: text,
  place: maybe(fc.constantFrom('Ost', 'West', 'Süd')),
  year: maybe(fc.integer({ min: 1990, max: 1995 })),
  tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
});

export const OPTIONS: IndexOptions<Filed> = {
  fields: ['title', 'body', 'place'],
  storeFields: ['title', 'year'],
  autoVacuum: false,
  columns: { year: 'number', place: 'text', tags: 'text' },
};

/** The same documents, taken apart by every function that MiniSearch lets its user give, field by field, and defaults. */
export const OWN_OPTIONS: IndexOptions<Filed> = {
  ...OPTIONS,
  idField: 'key',
  storeFields: ['title', 'shout'],
  extractField: (document, field) => {
    if (field === 'key') return document.id;
    if (field === 'shout') return document.body.toUpperCase();
    return field === 'place' ? [document.place ?? 'None', ...document.tags] : document[field as keyof Filed];
  },
  stringifyField: (value, field) => (field === 'place' ? (value as unknown[]).join('-') : String(value)),
  tokenize: (text, field) => text.split(field === 'place' ? '-' : /[ я]+/),
  processTerm: (term, field) => (field === 'title' ? [term, `${term}b`] : term.length > 1 && term.toLowerCase()),
  searchOptions: {
    boost: { title: 3 },
    weights: { fuzzy: 0.3, prefix: 0.6 },
    bm25: { k: 1.7, b: 0.4, d: 0.2 },
    combineWith: 'AND',
    boostTerm: (_term, at) => 1 + at,
  },
  autoSuggestOptions: { prefix: true, fuzzy: 1 },
};

/** What happens to an index. Numbers choose among the documents that are there. */
export type Change =
  | { readonly kind: 'add'; readonly story: Story }
  | { readonly kind: 'replace'; readonly which: number; readonly story: Story }
  | { readonly kind: 'discard' | 'remove'; readonly which: number };

const which = fc.nat({ max: 1000 });
export const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('add' as const), story }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace' as const), which, story }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('discard' as const, 'remove' as const), which }) },
);

const fields = fc.uniqueArray(fc.constantFrom('title', 'body', 'place', 'none'), { minLength: 1, maxLength: 3 });
const expansion: fc.Arbitrary<Pick<SearchOptions, 'prefix' | 'fuzzy' | 'maxFuzzy'>> = fc.record(
  {
    prefix: fc.constantFrom<NonNullable<SearchOptions['prefix']>>(true, false, (term, at) => at > 0 || term.length > 1),
    fuzzy: fc.constantFrom<NonNullable<SearchOptions['fuzzy']>>(
      true,
      false,
      0.2,
      0.4,
      1,
      2,
      (term) => term.length / 20,
    ),
    maxFuzzy: fc.constantFrom(1, 2, 6),
  },
  { requiredKeys: [] },
);
const scoring: fc.Arbitrary<SearchOptions> = fc.record(
  {
    fields,
    boost: fc.constantFrom<Record<string, number>>({ title: 2 }, { body: 0.5, place: 3 }, {}),
    boostTerm: fc.constant<NonNullable<SearchOptions['boostTerm']>>((term, at) => term.length + at),
    weights: fc.constantFrom({ fuzzy: 0.1, prefix: 0.9 }, { fuzzy: 1, prefix: 1 }),
    bm25: fc.constantFrom({ k: 1.6, b: 0.75, d: 0 }, { k: 0.5, b: 1, d: 1 }),
    combineWith: fc.constantFrom('OR', 'AND', 'AND_NOT', 'and'),
    processTerm: fc.constant<NonNullable<SearchOptions['processTerm']>>((term) =>
      term === 'a' ? null : [term.toLowerCase(), term],
    ),
    tokenize: fc.constant((words: string) => words.split(/[ b]/)),
  },
  { requiredKeys: [] },
);
/** Options that need every match at once. */
const slow: fc.Arbitrary<SearchOptions> = fc.record(
  {
    boostDocument: fc.constant<NonNullable<SearchOptions['boostDocument']>>(
      (id, term, stored) => Number(String(id).length + term.length > 2) * (stored?.year === 1993 ? 3 : 1),
    ),
    filter: fc.constant<NonNullable<SearchOptions['filter']>>((result) => result.year !== 1992),
  },
  { requiredKeys: [] },
);

const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
/** Exact words only, or with prefixes and misspellings. */
const queryWith = (options: fc.Arbitrary<SearchOptions>): fc.Arbitrary<Query> =>
  fc.letrec<{ query: Query; tree: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      { weight: 6, arbitrary: words },
      { weight: 1, arbitrary: fc.constant(MiniSearch.wildcard as Query) },
      { weight: 3, arbitrary: tie('tree') },
    ),
    tree: fc
      .tuple(options, fc.array(tie('query'), { minLength: 1, maxLength: 3 }))
      .map(([own, queries]) => ({ ...own, queries }) as Query),
  })).query;

export type Question = { readonly query: Query; readonly options: SearchOptions; readonly exact: boolean };

const both = fc.tuple(scoring, expansion).map(([some, others]) => ({ ...some, ...others }));
export const question: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ query: queryWith(scoring), options: scoring, exact: fc.constant(true) }),
  fc.record({ query: queryWith(both), options: both, exact: fc.constant(false) }),
);
/** The same with filters and boosts by document. */
export const slowQuestion: fc.Arbitrary<Question> = fc
  .tuple(question, slow)
  .map(([asked, options]) => ({ ...asked, options: { ...asked.options, ...options } }));
