import * as z from 'zod/mini';
import { ArchiveError } from '../archive/errors.ts';

const wholeNumber = (least: number, most: number, message: string) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,12}$/, message)),
    z.pipe(
      z.transform((digits: string) => Number(digits)),
      z.number().check(z.minimum(least, message), z.maximum(most, message)),
    ),
  );

const q = z
  .string('is missing: it holds the words to look for')
  .check(z.trim(), z.minLength(1, 'is empty: it holds the words to look for'));
const limit = z._default(wholeNumber(1, 100, 'is a whole number from 1 to 100'), 10);
const cursor = z.optional(z.string().check(z.regex(/^[\w-]{1,300}$/, 'is not a cursor that this search has given')));
const atLeast = z.optional(wholeNumber(0, 999_999_999_999, 'is the number of a commit, as a receipt has it'));

const person = z.optional(
  z.string().check(z.regex(/^[a-z0-9-]{1,100}$/, 'is the id of a speaker, as answers name it')),
);
const day = z.optional(
  z
    .string()
    .check(
      z.regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
        'is a day as 2026-03-28, a month or a year',
      ),
    ),
);
const sort = z.optional(z.enum(['relevance', 'newest'], 'is either "relevance" or "newest"'));

export const SearchParams = z.strictObject({ q, limit, cursor, atLeast });
export const QuotationsParams = z.strictObject({
  q: z.optional(q),
  speaker: person,
  from: day,
  to: day,
  sort,
  limit,
  cursor,
  atLeast,
});
export const SpeakersParams = z.strictObject({ q: z.optional(q), limit, atLeast });
export const PersonParams = z.strictObject({ limit, cursor, atLeast });
export const ArticleParams = z.strictObject({ atLeast });
export const NoParams = z.strictObject({});

/**
 * The parameters of a request, each at most once and none that the route does not know.
 * @throws ArchiveError `bad-request`; `detail.parameter` names the one at fault, the message continues its name
 */
export const readParams = <T extends z.core.$ZodType>(schema: T, params: URLSearchParams): z.output<T> => {
  const names = [...params.keys()];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw refuse(twice, 'is given twice');
  const { success, data, error } = z.safeParse(schema, Object.fromEntries(params));
  if (success) return data;
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys') throw refuse(issue.keys[0] ?? '', 'is no parameter of this route');
  throw refuse(String(issue?.path[0] ?? ''), issue?.message ?? 'is not valid');
};

const refuse = (parameter: string, reason: string): ArchiveError =>
  new ArchiveError('bad-request', reason, { detail: { parameter: parameter.slice(0, 100) } });
