import * as z from 'zod/mini';

/**
 * What became of an upload: one receipt per object key, always of its newest version. `article` names the article
 * that the key stands for now; a rejected correction leaves the earlier revision standing, and says so.
 */
export const Receipt = z.readonly(
  z.object({
    key: z.string(),
    versionId: z.nullable(z.string()),
    sequencer: z.string(),
    state: z.enum(['accepted', 'rejected', 'withdrawn']),
    code: z.nullable(z.string()), // the ErrorCode of a rejection
    reason: z.nullable(z.string()), // for people
    notes: z.readonly(z.array(z.string())), // e.g. "named .txt, but it is HTML"
    article: z.nullable(z.readonly(z.object({ id: z.string(), revision: z.number() }))),
    members: z._default(z.readonly(z.array(z.string())), []), // keys of the receipts of what was found in this file
    made: z.optional(z.string()), // sequencer of the version that made `article`
    /** The article that an earlier version made, where this one made another, and the sequencer of that version. */
    before: z.optional(z.readonly(z.object({ id: z.string(), made: z.string() }))),
    removed: z.optional(z.string()), // sequencer of the newest removal of the file; newer versions may have come since
    takedown: z.optional(z.string()), // ISO instant at which every version of the file was taken away, for a legal removal
    restored: z.optional(z.string()), // MD5 in hexadecimal of the file that is to be put back into a new bucket
    commit: z.nullable(z.number()), // the commit that holds it; null where nothing was committed
    at: z.string(), // ISO instant
  }),
);

/** The article that a file held before the one of `id`; null where there is none. */
export const formerOf = (receipt: Receipt | null, id: string | null): string | null => {
  const [now, before] = [receipt?.article?.id, receipt?.before?.id];
  if (now !== undefined && now !== id) return now;
  return before !== undefined && before !== id ? before : null;
};

export type Receipt = z.infer<typeof Receipt>;
