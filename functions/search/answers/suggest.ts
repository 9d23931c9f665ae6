import * as z from 'zod/mini';
import { commit, count, list } from './parts.ts';

/** What /suggest answers. */
export const SuggestAnswer = z.readonly(
  z.object({
    query: z.string(),
    commit,
    speakers: list(z.readonly(z.object({ id: z.string(), name: z.string(), quotations: count() }))).check(
      z.describe('Who is quoted most first.'),
    ),
    places: list(z.readonly(z.object({ value: z.string(), articles: count() }))).check(
      z.describe('For the filter `place`.'),
    ),
    headlines: list(z.readonly(z.object({ article: z.string(), headline: z.string() }))).check(
      z.describe('Each once, those of the newest articles first.'),
    ),
  }),
);
export type SuggestAnswer = z.infer<typeof SuggestAnswer>;
