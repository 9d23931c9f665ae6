import * as z from 'zod/mini';
import { ARTICLE, commit, cursor, cut, list, Person, QUOTATION, Range, relaxed, said, total } from './parts.ts';

const { headline, published, language } = ARTICLE;
const { id, kind, cue, verbatim, confidence } = QUOTATION;

const saying = {
  id,
  article: z.string().check(z.describe('The id of /articles/{id}.')),
  link: z.string(),
  headline,
  published,
  language,
  text: said,
  kind,
  cue,
  verbatim,
  confidence,
  speaker: z.nullable(Person),
  /** `before`, the quotation with its marks, and `after` are the text as it runs. */
  context: z.readonly(z.object({ before: z.string(), after: z.string() })),
};

/** A quotation as readers get it by itself: what was said, by whom, where it stands, and what stands around it. */
export const Saying = z.readonly(z.object(saying));
export type Saying = z.infer<typeof Saying>;

/** One that was found. */
export const FoundSaying = z.readonly(z.object({ ...saying, score: z.number(), highlights: list(Range) }));
/** One of a person; `identity` is the place in `identities` of the one who said it. */
export const PersonsSaying = z.readonly(z.object({ ...saying, identity: z.int().check(z.minimum(0)) }));

/** What /quotes answers. */
export const QuotationsAnswer = z.readonly(
  z.object({
    query: z.nullable(z.string()),
    cut,
    total,
    relaxed,
    commit,
    quotations: list(FoundSaying),
    cursor,
  }),
);
export type QuotationsAnswer = z.infer<typeof QuotationsAnswer>;
