import * as z from 'zod/mini';
import { ARTICLE, commit, list, Person } from './parts.ts';

const { id, headline, published, language } = ARTICLE;

/** What /articles/{id}/related answers. */
export const RelatedAnswer = z.readonly(
  z.object({
    id,
    commit,
    related: list(
      z.readonly(z.object({ id, headline, published, language, speakers: list(Person), score: z.number() })),
    ).check(z.describe('What is about the same, the most alike first.')),
  }),
);
export type RelatedAnswer = z.infer<typeof RelatedAnswer>;
