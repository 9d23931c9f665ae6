import * as z from 'zod/mini';
import { ARTICLE, commit, count, cursor, cut, list, Person, QUOTATION, Range, relaxed, total } from './parts.ts';

const { id, headline, authors, published, dateline, language } = ARTICLE;

/** An article that was found. Highlights are of the texts they are named after. */
export const Hit = z.readonly(
  z.object({
    id,
    headline,
    authors,
    published,
    dateline,
    language,
    speakers: list(Person),
    score: z.number(),
    snippet: z.string(),
    highlights: z.readonly(
      z.object({ headline: list(Range), snippet: list(Range), quotation: z.optional(list(Range)) }),
    ),
    /** The one that matches best. */
    quotation: z.optional(
      z.readonly(
        z.object({
          id: QUOTATION.id,
          text: QUOTATION.text,
          kind: QUOTATION.kind,
          cue: QUOTATION.cue,
          speaker: z.nullable(Person),
        }),
      ),
    ),
  }),
);
export type Hit = z.infer<typeof Hit>;

/** What /search answers. */
export const SearchAnswer = z.readonly(
  z.object({
    query: z.string(),
    cut,
    total,
    relaxed,
    commit,
    took: count().check(z.describe('Milliseconds.')),
    hits: list(Hit),
    cursor,
  }),
);
