import * as z from 'zod/mini';
import { Correction } from '../../archive/article.ts';
import { ARTICLE, commit, count, cursor, list, total } from './parts.ts';

const number = () => z.int().check(z.minimum(1));

/** One revision, to be chosen from; `committed` is null for one of before that was kept. */
const Listed = z.readonly(
  z.object({
    revision: number(),
    commit: count(),
    committed: z.nullable(z.string()),
    headline: z.string(),
    correction: z.optional(Correction),
    link: z.string(),
  }),
);

/** What /articles/{id}/revisions answers: the newest first. */
export const RevisionsAnswer = z.readonly(z.object({ id: ARTICLE.id, total, commit, revisions: list(Listed), cursor }));
export type RevisionsAnswer = z.infer<typeof RevisionsAnswer>;

/** A stretch of text that both revisions have, or one of them. Without what is added they are the one, without what is removed the other. */
export const Stretch = z.readonly(z.object({ change: z.enum(['same', 'added', 'removed']), text: z.string() }));
export type Stretch = z.infer<typeof Stretch>;

const place = () => z.nullable(count());

/** A block that is not in both as it is: its place in the one revision and in the other, and its words. */
export const ChangedBlock = z.readonly(
  z.object({
    change: z.enum(['changed', 'added', 'removed']),
    type: z.string(),
    was: place(),
    is: place(),
    words: list(Stretch),
  }),
);
export type ChangedBlock = z.infer<typeof ChangedBlock>;

/** What /articles/{id}/diff answers. */
export const DiffAnswer = z.readonly(
  z.object({
    id: ARTICLE.id,
    from: number(),
    to: number(),
    commit,
    headline: list(Stretch).check(z.describe('Empty where it is the same.')),
    deck: list(Stretch).check(z.describe('Empty where it is the same.')),
    blocks: list(ChangedBlock).check(z.describe('Those that differ, in the order of the text.')),
    complete: z.boolean().check(z.describe('False where more differs than is told in one answer.')),
  }),
);
export type DiffAnswer = z.infer<typeof DiffAnswer>;
