import * as z from 'zod/mini';
import { count, list } from './parts.ts';

/** What articles can be counted by. */
export const FACET_NAMES = ['speakers', 'authors', 'places', 'languages', 'years', 'months'] as const;
export type FacetName = (typeof FACET_NAMES)[number];

const counted = z.object({
  value: z.string().check(z.describe('For the filter of this name.')),
  label: z.optional(z.string().check(z.describe('The name of a speaker.'))),
  count: count(),
});

/** How many of the articles have each value, the most frequent first; of dates, in their order. */
export const FacetsAnswer = z.readonly(
  z.object({
    speakers: z.optional(list(counted)),
    authors: z.optional(list(counted)),
    places: z.optional(list(counted)),
    languages: z.optional(list(counted)),
    years: z.optional(list(counted)),
    months: z.optional(list(counted)),
  }),
);
export type FacetsAnswer = z.infer<typeof FacetsAnswer>;
