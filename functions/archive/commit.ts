import * as z from 'zod/mini';

/** One change to one article: `put` is a new or corrected revision, `withdraw` a kill. */
export const Change = z.readonly(
  z.object({ id: z.string(), revision: z.number(), change: z.enum(['put', 'withdraw']) }),
);

/** One row of the commit log, the total order of changes to the archive: 1, 2, 3 … without a gap. */
export const Commit = z.readonly(
  z.object({ number: z.number(), changes: z.readonly(z.array(Change)), at: z.string() }),
);

export type Change = z.infer<typeof Change>;
export type Commit = z.infer<typeof Commit>;
