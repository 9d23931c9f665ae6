import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';
import { FACET_NAMES } from './answers/facets.ts';
import { HIT_FIELDS } from './answers/search.ts';

const wholeNumber = (least: number, most: number, message: string, description: string) =>
  z.pipe(
    z.string().check(z.regex(/^[0-9]{1,12}$/, message)),
    z.pipe(
      z.transform((digits: string) => Number(digits)),
      z.int().check(z.minimum(least, message), z.maximum(most, message), z.describe(description)),
    ),
  );

const q = z
  .string('is missing: it holds the words to look for')
  .check(z.trim(), z.minLength(1, 'is empty: it holds the words to look for'), z.describe('The words to look for.'));
const limit = z._default(wholeNumber(1, 100, 'is a whole number from 1 to 100', 'How many there are on a page.'), 10);
const cursor = z.optional(
  z
    .string()
    .check(
      z.regex(/^[A-Za-z0-9_-]{1,6000}$/, 'is not a cursor that this search has given'),
      z.describe('The `cursor` of the page before.'),
    ),
);
const atLeast = z.optional(
  wholeNumber(
    0,
    999_999_999_999,
    'is the number of a commit, as a receipt has it',
    'Reads on until this commit is in the answer: what was written is then read. There has to be such a commit.',
  ),
);

const person = z.optional(
  z
    .string()
    .check(
      z.regex(/^[a-z0-9-]{1,100}$/, 'is the id of a speaker, as answers name it'),
      z.describe('The id of a speaker, as answers name it.'),
    ),
);
const day = (description: string) =>
  z.optional(
    z
      .string()
      .check(
        z.regex(
          /^[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$/,
          'is a day as 2026-03-28, a month or a year',
        ),
        z.describe(description),
      ),
  );
const from = day('The first day, month or year of publication.');
const to = day('The last day, month or year of publication, all of it.');
const sort = z.optional(
  z
    .enum(['relevance', 'newest'], 'is either "relevance" or "newest"')
    .check(z.describe('By relevance where there are words, unless this says otherwise.')),
);

const text = (description: string) => z.optional(z.string().check(z.regex(/\S/, 'is empty'), z.describe(description)));

/** Several names between commas, each one of these. */
const names = (known: readonly string[], description: string) =>
  z.optional(
    z
      .string()
      .check(
        z.regex(
          new RegExp(`^(?:${known.join('|')})(?:,(?:${known.join('|')}))*$`),
          `is one or several of ${known.join(', ')}, with commas between them`,
        ),
        z.describe(description),
      ),
  );

/** Those of some names that stand in such a list, in their own order; all of no list. */
export const namesIn = <N extends string>(list: string | undefined, known: readonly N[]): readonly N[] | undefined => {
  const given = list?.split(',');
  return given && known.filter((name) => given.includes(name));
};

/** What a search of articles is asked, but for the page. */
export const ARTICLE_QUESTION = {
  q: z.optional(q),
  speaker: person,
  author: text('The name of an author, as facets have it.'),
  place: text('Where it was filed from.'),
  language: z.optional(
    z
      .string()
      .check(
        z.regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/, 'is a language as BCP 47 has it: en, uz or uz-Cyrl'),
        z.describe('As BCP 47 has it: `en`; `uz` is in whichever script.'),
      ),
  ),
  from,
  to,
  has: z.optional(z.enum(['quotes'], 'is "quotes"').check(z.describe('`quotes`: somebody is quoted in it.'))),
  sort: z.optional(
    z
      .enum(['relevance', 'newest', 'oldest'], 'is "relevance", "newest" or "oldest"')
      .check(z.describe('By relevance where there are words, else the newest first, unless this says otherwise.')),
  ),
};

export const SearchParams = z.strictObject({
  ...ARTICLE_QUESTION,
  recency: z.optional(
    z
      .enum(['mild', 'off'], 'is "mild" or "off"')
      .check(
        z.describe(
          'Whether newer articles are favoured, by up to 5 % of the score; `mild`, unless this says otherwise.',
        ),
      ),
  ),
  facets: names(FACET_NAMES, 'What to count the articles by: each with all filters but its own.'),
  fields: names(HIT_FIELDS, 'The only fields that hits have, beside their id.'),
  limit,
  cursor,
  atLeast,
});
export const FeedParams = z.strictObject({
  ...ARTICLE_QUESTION,
  sort: z.optional(
    z
      .enum(['relevance', 'newest', 'oldest'], 'is "relevance", "newest" or "oldest"')
      .check(z.describe('The newest first, unless this says otherwise.')),
  ),
  format: z._default(
    z.enum(['atom', 'json'], 'is "atom" or "json"').check(z.describe('Atom (RFC 4287) or JSON Feed 1.1.')),
    'atom',
  ),
  limit,
  cursor,
  atLeast,
});
export const SitemapParams = z.strictObject({
  part: z.optional(
    z
      .string()
      .check(
        z.regex(/^[0-9a-z]{1,4}$/, 'is not a part of the sitemap'),
        z.describe('Of a large archive, the articles whose id begins with this.'),
      ),
  ),
});
export const QuotationsParams = z.strictObject({
  q: z.optional(q),
  speaker: person,
  from,
  to,
  sort,
  limit,
  cursor,
  atLeast,
});
export const SuggestParams = z.strictObject({
  q,
  limit: z._default(wholeNumber(1, 20, 'is a whole number from 1 to 20', 'How many of each kind.'), 5),
  atLeast,
});
export const RelatedParams = z.strictObject({
  limit: z._default(wholeNumber(1, 20, 'is a whole number from 1 to 20', 'How many there are.'), 5),
  atLeast,
});
export const SpeakersParams = z.strictObject({ q: z.optional(q), limit, atLeast });
export const PersonParams = z.strictObject({ limit, cursor, atLeast });
export const RevisionNumber = wholeNumber(
  1,
  999_999,
  'is the number of a revision, from 1 on',
  'The number of a revision.',
);
export const RevisionsParams = z.strictObject({ limit, cursor, atLeast });
export const DiffParams = z.strictObject({ from: RevisionNumber, to: RevisionNumber, atLeast });
export const ArticleParams = z.strictObject({ atLeast });
export const NoParams = z.strictObject({});

/**
 * The parameters of a request, each at most once and none that the route does not know.
 * @throws ArchiveError `bad-request`; `detail.parameter` names the one at fault, the message continues its name
 */
export const readParams = <T extends z.core.$ZodType>(schema: T, params: URLSearchParams): z.output<T> => {
  const names = new Set<string>();
  for (const name of params.keys()) {
    if (names.has(name)) throw refuse(name, 'is given twice');
    names.add(name);
  }
  const { success, data, error } = z.safeParse(schema, Object.fromEntries(params));
  if (success) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') throw refuse(issue.keys[0] ?? '', 'is no parameter of this route');
  throw refuse(String(issue?.path[0] ?? ''), issue?.message ?? 'is not valid');
};

const refuse = (parameter: string, reason: string): ArchiveError =>
  new ArchiveError('bad-request', reason, { detail: { parameter: parameter.slice(0, 100) } });
