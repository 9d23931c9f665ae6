import type { Article, Head, Notice } from '../archive/article.ts';
import type { Change, Commit } from '../archive/commit.ts';
import type { Entry, Standing } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';
import type { Finding } from '../archive/upload.ts';

/** Where an upload stands against what the archive knows of its key: newer, the very same, or overtaken. */
export const freshness = ({ upload }: Finding, { receipt }: Standing): 'new' | 'repeated' | 'stale' => {
  if (receipt === null || receipt.sequencer < upload.sequencer) return 'new';
  return receipt.sequencer === upload.sequencer ? 'repeated' : 'stale';
};

/** What one finding makes of its key and article, as part of commit `commit`. `at` is an ISO instant. */
export const entryOf = (finding: Finding, standing: Standing, commit: number, at: string): Entry => {
  switch (finding.outcome) {
    case 'accepted':
      return accept(finding, standing, commit, at);
    case 'rejected':
      return reject(finding, standing, at);
    case 'removed':
      return remove(finding, standing, commit, at);
  }
};

/** The log row of these entries, or null where none changes an article. */
export const commitOfEntries = (entries: readonly Entry[], number: number, at: string): Commit | null => {
  const changes = entries.flatMap(({ head }): readonly Change[] =>
    head === null
      ? []
      : [
          {
            id: head.next.id,
            revision: head.next.revision,
            change: head.next.state === 'withdrawn' ? 'withdraw' : 'put',
          },
        ],
  );
  return changes.length === 0 ? null : { number, changes, at };
};

const receiptOf = (finding: Finding, at: string): Omit<Receipt, 'state'> => ({
  key: finding.upload.key,
  versionId: finding.upload.versionId,
  sequencer: finding.upload.sequencer,
  code: null,
  reason: null,
  notes: [],
  article: null,
  commit: null,
  at,
});

const overOf = (receipt: Receipt | null): string | null => receipt?.sequencer ?? null;

const accept = (
  finding: Extract<Finding, { outcome: 'accepted' }>,
  { receipt, head }: Standing,
  commit: number,
  at: string,
): Entry => {
  const { draft } = finding;
  const revision = (head?.revision ?? 0) + 1;
  const embargo = draft.rights.embargoedUntil;
  const state = embargo !== null && Date.parse(embargo) > Date.parse(at) ? 'embargoed' : 'live';
  const next: Article = { ...draft, state, revision, commit };
  return {
    receipt: {
      ...receiptOf(finding, at),
      state: 'accepted',
      notes: finding.notes,
      article: { id: draft.id, revision },
      commit,
    },
    over: overOf(receipt),
    head: { next, previous: head },
  };
};

const reject = (finding: Extract<Finding, { outcome: 'rejected' }>, { receipt }: Standing, at: string): Entry => ({
  receipt: {
    ...receiptOf(finding, at),
    state: 'rejected',
    code: finding.code,
    reason: finding.reason,
    notes: receipt?.article
      ? [`Revision ${receipt.article.revision}, made from an earlier version, still stands.`]
      : [],
    article: receipt?.article ?? null,
  },
  over: overOf(receipt),
  head: null,
});

const remove = (
  finding: Extract<Finding, { outcome: 'removed' }>,
  { receipt, head }: Standing,
  commit: number,
  at: string,
): Entry => {
  const withdrawn = { ...receiptOf(finding, at), state: 'withdrawn' } as const;
  const over = overOf(receipt);
  if (head === null || !madeBy(head, finding.upload.key)) return { receipt: withdrawn, over, head: null };
  const next: Notice = {
    id: head.id,
    state: 'withdrawn',
    revision: head.revision + 1,
    commit,
    withdrawn: at,
    reason: 'The newsroom removed the file that this article was made from.',
    source: { key: finding.upload.key },
  };
  return {
    receipt: { ...withdrawn, article: receipt?.article ? { id: head.id, revision: next.revision } : null, commit },
    over,
    head: { next, previous: head },
  };
};

/** A removed file withdraws only the article that stands for it, not one that another file has taken over since. */
const madeBy = (head: Head, key: string): boolean => head.state !== 'withdrawn' && head.source.key === key;
