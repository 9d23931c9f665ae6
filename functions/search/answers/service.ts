import * as z from 'zod/mini';
import { commit, count } from './parts.ts';

/** What / answers: where to go from here. */
export const Guide = z.readonly(
  z.object({ name: z.string(), api: z.string(), document: z.string(), routes: z.record(z.string(), z.string()) }),
);

/** What /health answers. */
export const Health = z.readonly(
  z.object({
    status: z.literal('ok'),
    commit,
    articles: count(),
    quotations: count(),
    speakers: count(),
    /** Whether this function's own memory answers, or OpenSearch. */
    engine: z.enum(['memory', 'opensearch']),
    analyser: z.string(),
    /** What the index stands on, and how much of it has been read; null where it was built from the table. */
    snapshot: z.nullable(z.readonly(z.object({ commit: count(), at: z.string(), bytes: count(), read: count() }))),
    /** How many entries of the newsroom's own words are used, and what is wrong with their file; null where there is none. */
    words: z.nullable(
      z.readonly(
        z.object({
          synonyms: count(),
          people: count(),
          organisations: count(),
          faults: z.readonly(z.array(z.string())),
        }),
      ),
    ),
  }),
);

/** A refusal or failure as readers get it: RFC 9457, "Problem Details for HTTP APIs". */
export const Problem = z.readonly(
  z.object({
    type: z.string().check(z.describe('Which kind of problem it is: one of a few, and never changed.')),
    title: z.string(),
    status: z.int().check(z.minimum(400), z.maximum(599)),
    detail: z.string(),
    instance: z.string().check(z.describe('This very request: to be named to the newsroom’s engineers.')),
    parameter: z.optional(z.string().check(z.describe('The parameter at fault.'))),
    commit: z.optional(count().check(z.describe('How far the index is, where that is the trouble.'))),
  }),
);
export type Problem = z.infer<typeof Problem>;
