import * as z from 'zod/mini';
import { FacetsAnswer } from './facets.ts';
import {
  ARTICLE,
  commit,
  count,
  cursor,
  cut,
  fieldsOf,
  list,
  MOST_SPEAKERS,
  Person,
  QUOTATION,
  Range,
  relaxed,
  said,
  total,
} from './parts.ts';

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
    speakers: list(Person).check(z.describe(`Of more than ${MOST_SPEAKERS} the first.`)),
    score: z.number(),
    matched: z
      .readonly(z.record(z.string(), list(z.string())))
      .check(z.describe('By field of the article, which of its words answer the question, as the index has them.')),
    snippet: z.string(),
    highlights: z.readonly(
      z.object({ headline: list(Range), snippet: list(Range), quotation: z.optional(list(Range)) }),
    ),
    /** The one that matches best. */
    quotation: z.optional(
      z.readonly(
        z.object({
          id: QUOTATION.id,
          text: said,
          kind: QUOTATION.kind,
          cue: QUOTATION.cue,
          speaker: z.nullable(Person),
        }),
      ),
    ),
  }),
);
export type Hit = z.infer<typeof Hit>;

/** What `fields` can choose of a hit; its id comes always. */
export const HIT_FIELDS = [
  'headline',
  'authors',
  'published',
  'dateline',
  'language',
  'speakers',
  'score',
  'matched',
  'snippet',
  'highlights',
  'quotation',
] as const satisfies readonly (keyof Hit)[];

const anyOf = <N extends string>(names: readonly N[]) =>
  Object.fromEntries(names.map((name) => [name, true])) as Readonly<Record<N, true>>;

/** A hit of which only some fields were wanted. */
const Chosen = z.readonly(z.partial(fieldsOf(Hit), anyOf(HIT_FIELDS)));

/** What /search answers. */
export const SearchAnswer = z.readonly(
  z.object({
    query: z.nullable(z.string()),
    cut,
    total,
    relaxed,
    commit,
    took: count().check(z.describe('Milliseconds.')),
    asOf: z.string().check(z.describe('When the log was last read: the answer has every change up to then.')),
    hits: list(Chosen),
    facets: z.optional(FacetsAnswer),
    cursor,
  }),
);
export type SearchAnswer = z.infer<typeof SearchAnswer>;
