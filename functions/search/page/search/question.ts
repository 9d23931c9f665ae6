import type { PageRequest } from '../../rank.ts';
import { askingAt } from '../question.ts';

const ASKED = ['q', 'speaker', 'author', 'place', 'language', 'from', 'to', 'has', 'sort', 'recency'] as const;

/** What readers ask of the search page. */
export type Question = Pick<PageRequest, (typeof ASKED)[number]>;

export const { of: questionIn, address: searchFor } = askingAt<(typeof ASKED)[number], Question>('/search', ASKED);

/** The filters that are set. */
export const filtersOf = ({
  q: _,
  sort: __,
  recency: ___,
  ...filters
}: Question): Omit<Question, 'q' | 'sort' | 'recency'> => filters;
