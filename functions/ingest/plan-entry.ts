import type { Notice } from '../archive/article.ts';
import type { Entry, Standing } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';
import type { Finding } from '../archive/upload.ts';

export type Of<Outcome extends Finding['outcome']> = Extract<Finding, { outcome: Outcome }>;
/** What an entry is made upon: what stood, and the commit that it will be part of. `at` is an ISO instant. */
export type Plan = { readonly standing: Standing; readonly commit: number; readonly at: string };

/** An entry that so far changes only the receipt. What an earlier version of the file stood for, this one does too. */
export const receiptEntry = (
  { upload }: Finding,
  { standing: { receipt }, at }: Plan,
  says: Pick<Receipt, 'state'> & Partial<Receipt>,
): Entry => ({
  receipt: {
    key: upload.key,
    versionId: upload.versionId,
    sequencer: upload.sequencer,
    code: null,
    reason: null,
    notes: [],
    article: receipt?.article ?? null,
    members: receipt?.members ?? [],
    ...(receipt?.before === undefined ? {} : { before: receipt.before }),
    ...(receipt?.made === undefined ? {} : { made: receipt.made }),
    ...(receipt?.removed === undefined ? {} : { removed: receipt.removed }),
    ...(receipt?.takedown === undefined ? {} : { takedown: receipt.takedown }),
    commit: null,
    at,
    ...says,
  },
  over: receipt,
  head: null,
});

/** The notice of a withdrawal, as the article's next revision. */
export const noticeOf = (
  id: string,
  { upload }: Finding,
  { standing: { head }, commit, at }: Plan,
  { reason, by, version = null }: Pick<Notice, 'reason' | 'by'> & { readonly version?: number | null },
): Notice => ({
  id,
  state: 'withdrawn',
  revision: (head?.revision ?? 0) + 1,
  commit,
  withdrawn: at,
  reason,
  by,
  source: { key: upload.key, version: version ?? head?.source.version ?? null },
});
