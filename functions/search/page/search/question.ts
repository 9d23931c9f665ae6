import { linkTo, type Params, type View } from '../view.ts';

/** What readers ask of the search page, as it stands in the address. */
export type Question = {
  readonly q?: string | undefined;
  readonly speaker?: string | undefined;
  readonly author?: string | undefined;
  readonly place?: string | undefined;
  readonly language?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly has?: 'quotes' | undefined;
  readonly sort?: 'relevance' | 'newest' | 'oldest' | undefined;
  readonly recency?: 'mild' | 'off' | undefined;
};

const ASKED = ['q', 'speaker', 'author', 'place', 'language', 'from', 'to', 'has', 'sort', 'recency'] as const;

/** The question alone: without the page that is asked for, or how many. */
export const questionIn = (asked: Question): Question =>
  Object.fromEntries(ASKED.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]])));

/** The address of the same search with something else in it: null takes a filter away. One search has one address. */
export const searchFor = (view: View, question: Question, changes: Params = {}): string => {
  const asked: Params = { ...question, ...changes };
  return linkTo(view, '/search', Object.fromEntries([...ASKED, 'cursor'].map((name) => [name, asked[name]])));
};

/** The filters that are set. */
export const filtersOf = ({
  q: _,
  sort: __,
  recency: ___,
  ...filters
}: Question): Omit<Question, 'q' | 'sort' | 'recency'> => filters;
