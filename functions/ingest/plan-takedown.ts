import type { Head, Notice } from '../archive/article.ts';
import type { Entry, Standing } from '../archive/ports.ts';
import { noticeOf, type Of, type Plan, receiptEntry } from './plan-entry.ts';

/** Whether an article was taken down: then no upload and no wire service changes it until the takedown is lifted. */
export const isTakenDown = (head: Head | null): head is Notice & { readonly by: 'takedown' } =>
  head?.state === 'withdrawn' && head.by === 'takedown';

/** A takedown is new until the file's receipt and the article's notice say it. */
export const takedownFreshness = (
  finding: Of<'taken-down'> | Of<'lifted'>,
  { receipt, head }: Standing,
): 'new' | 'repeated' => {
  if (finding.outcome === 'lifted') return isTakenDown(head) ? 'new' : 'repeated';
  const isMarked = receipt?.takedown !== undefined;
  const isClosed = !finding.closes || receipt?.state === 'withdrawn';
  const isNoticed = finding.id === null || head === null || isTakenDown(head);
  return isMarked && isClosed && isNoticed ? 'repeated' : 'new';
};

/** The receipt of what comes for an article that was taken down: it is there, and nothing is made of it. */
export const keepOut = (
  finding: Of<'accepted'> | Of<'killed'>,
  plan: Plan,
  { id, revision }: Notice,
  notes: readonly string[],
): Entry => receiptEntry(finding, plan, { state: 'withdrawn', reason: KEPT_OUT, notes, article: { id, revision } });

const KEPT_OUT =
  'This article was taken down and stays so until an engineer lifts that (cuttings withdraw --lift). Delete the file: its words are still in it.';

/**
 * Withdraws the article for good, and marks the file's receipt so that the versions of it that are deleted from now on are
 * no removal: what else was in the file stands.
 */
export const takeDown = (finding: Of<'taken-down'>, plan: Plan): Entry => {
  const { id, notice, reason, closes } = finding;
  const { head, receipt } = plan.standing;
  const entry = marked(finding, plan, { takedown: receipt?.takedown ?? plan.at, ...(closes ? closed(reason) : {}) });
  if (id === null || head === null || isTakenDown(head)) return entry;
  const { version = null } = head.source;
  const next: Notice = {
    ...noticeOf(id, finding, plan, { reason: notice, by: 'takedown', version }),
    source: { key: '', version }, // readers see it, and the name of a file may say what is not to be said
    ...(head.state === 'withdrawn' && head.by === 'wire' ? { killed: true } : {}),
  };
  const article = closes ? { article: { id, revision: next.revision }, commit: plan.commit } : {};
  return { ...entry, receipt: { ...entry.receipt, ...article }, head: { next, previous: head } };
};

const closed = (reason: string) => ({ state: 'withdrawn' as const, code: null, reason, notes: [] });

/**
 * The notice stays, but it is an ordinary one from now on: the newsroom's, or the wire's where that had killed the article.
 * So does the mark of the file's receipt, since events of what was removed may still be under way.
 */
export const lift = (finding: Of<'lifted'>, plan: Plan): Entry => {
  const { head } = plan.standing;
  const entry = marked(finding, plan, {});
  if (!isTakenDown(head)) return entry;
  const { killed, ...notice } = head;
  const by = killed === true ? 'wire' : 'newsroom';
  const next: Notice = { ...notice, by, revision: head.revision + 1, commit: plan.commit };
  return { ...entry, head: { next, previous: head } };
};

/** The receipt as it stands, but for what is said; where the file has none, one of a version that any other is newer than. */
const marked = (finding: Of<'taken-down'> | Of<'lifted'>, plan: Plan, says: Partial<Entry['receipt']>): Entry => {
  const { receipt } = plan.standing;
  if (receipt === null) return receiptEntry(finding, plan, { state: 'withdrawn', ...says });
  return {
    receipt: { ...receipt, ...says, ...(says.state === undefined ? {} : { at: plan.at }) },
    over: receipt,
    head: null,
  };
};
