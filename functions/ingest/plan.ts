import type { Article, ArticleDraft, Head, Notice, StoryDate } from '../archive/article.ts';
import type { Change, Commit } from '../archive/commit.ts';
import type { Entry, Standing } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';
import type { Finding } from '../archive/upload.ts';
import { noticeOf, type Of, type Plan, receiptEntry } from './plan-entry.ts';
import { isPutBack, putBack } from './plan-put-back.ts';
import { isTakenDown, keepOut, lift, takeDown, takedownFreshness } from './plan-takedown.ts';

/** Where an upload stands against what the archive knows of its key: newer, the very same, or overtaken. */
export const freshness = (finding: Finding, standing: Standing): 'new' | 'repeated' | 'stale' => {
  const { upload, outcome } = finding;
  if (outcome === 'taken-down' || outcome === 'lifted') return takedownFreshness(finding, standing);
  const { receipt } = standing;
  if (receipt === null || receipt.sequencer < upload.sequencer) return 'new';
  if (receipt.sequencer === upload.sequencer) return 'repeated';
  if (outcome === 'collected') return finding.members.every((key) => receipt.members.includes(key)) ? 'stale' : 'new';
  return outcome === 'removed' && !knowsRemoval(receipt, upload.sequencer) ? 'new' : 'stale';
};

/** A removal that a newer version has overtaken still withdraws what was made before it. */
const knowsRemoval = ({ removed = '' }: Receipt, sequencer: string): boolean => removed >= sequencer;

/** The article that a finding would change, or null where only its key's receipt tells. */
export const articleOf = (finding: Finding): string | null => {
  if (finding.outcome === 'accepted') return finding.draft.id;
  return 'id' in finding ? finding.id : null;
};

/** What one finding makes of its key and article, as part of commit `commit`. `at` is an ISO instant. */
export const entryOf = (finding: Finding, standing: Standing, commit: number, at: string): Entry => {
  const plan = { standing, commit, at };
  if (standing.receipt !== null && isPutBack(finding.upload, standing.receipt))
    return putBack(finding.upload, standing.receipt);
  switch (finding.outcome) {
    case 'accepted':
      return accept(finding, plan);
    case 'rejected':
      return reject(finding, plan);
    case 'removed':
      return remove(finding, plan);
    case 'killed':
      return kill(finding, plan);
    case 'collected':
      return collect(finding, plan);
    case 'taken-down':
      return takeDown(finding, plan);
    case 'lifted':
      return lift(finding, plan);
  }
};

/** The log row of these entries, or null where none changes an article. */
export const commitOfEntries = (entries: readonly Entry[], number: number, at: string): Commit | null => {
  const changes = entries.flatMap(({ head }): readonly Change[] => {
    if (head === null) return [];
    const { id, revision, state } = head.next;
    return [{ id, revision, change: state === 'withdrawn' ? 'withdraw' : 'put' }];
  });
  return changes.length === 0 ? null : { number, changes, at };
};

const accept = (finding: Of<'accepted'>, plan: Plan): Entry => {
  const { draft, notes } = finding;
  const { head, receipt, former } = plan.standing;
  if (isTakenDown(head)) return keepOut(finding, plan, head, notes);
  if (head?.state === 'withdrawn' && head.by === 'wire' && !isAfterKill(draft, head)) {
    const article = { id: head.id, revision: head.revision };
    return receiptEntry(finding, plan, { state: 'withdrawn', reason: killStands(head), notes, article });
  }
  if (isOlder(draft.source.version, head)) {
    const article = { id: draft.id, revision: head?.revision ?? 0 };
    const note = `It is version ${draft.source.version}; the archive has version ${head?.source.version} of this article.`;
    return receiptEntry(finding, plan, { state: 'accepted', notes: [...notes, note], article });
  }
  const revision = (head?.revision ?? 0) + 1;
  const next: Article = {
    ...draft,
    state: stateAt(draft.rights.embargoedUntil, plan.at),
    revision,
    commit: plan.commit,
    committed: plan.at,
  };
  const changed = receipt?.article != null && receipt.article.id !== draft.id ? receipt.article.id : null;
  const stands = changed !== null && former?.id === changed && former.state !== 'withdrawn';
  const other = stands ? [`The article ${changed}, which this file held before, still stands.`] : [];
  const entry = receiptEntry(finding, plan, {
    state: 'accepted',
    notes: [...notes, ...other],
    article: { id: draft.id, revision },
    ...(changed === null ? {} : { before: { id: changed, made: receipt?.made ?? receipt?.sequencer ?? '' } }),
    made: finding.upload.sequencer,
    commit: plan.commit,
  });
  return { ...entry, head: { next, previous: head } };
};

/**
 * Whether a story was sent after the kill that stands, and not before it and late: by the wire's own count, or where the
 * two have none, by the story's date. A story that says neither stays out.
 */
const isAfterKill = ({ source, updated, published }: ArticleDraft, kill: Notice): boolean => {
  const [version, killed] = [source.version ?? null, kill.source.version ?? null];
  if (version !== null && killed !== null) return version > killed;
  const date = updated ?? published;
  return date !== null && earliest(date) > Date.parse(kill.withdrawn);
};

/** The first instant that a date can mean: without a zone it is that of the first zone on earth, UTC+14. */
const earliest = ({ iso, precision }: StoryDate): number =>
  precision === 'time' && /(?:Z|[+-]\d\d:\d\d)$/.test(iso)
    ? Date.parse(iso)
    : Date.parse(`${iso.slice(0, 10)}T00:00:00+14:00`);

const killStands = ({ source: { version = null } }: Notice): string =>
  `The wire service has killed this article. It comes back only with ${version === null ? 'a version that is dated after the kill' : `a version above ${version}`}.`;

/** An embargo that cannot be read holds. */
const stateAt = (embargo: string | null, at: string): Article['state'] =>
  embargo === null || Date.parse(embargo) <= Date.parse(at) ? 'live' : 'embargoed';

/** A lower version that comes late must not win, nor bring back what a later one killed. */
const isOlder = (version: number | null | undefined, head: Head | null): boolean => {
  const standing = head?.source.version ?? null;
  return version !== null && version !== undefined && standing !== null && version < standing;
};

const reject = (finding: Of<'rejected'>, plan: Plan): Entry => {
  const article = plan.standing.head?.state === 'withdrawn' ? null : plan.standing.receipt?.article;
  const notes = article ? [`Revision ${article.revision}, made from an earlier version, still stands.`] : [];
  return receiptEntry(finding, plan, { state: 'rejected', code: finding.code, reason: finding.reason, notes });
};

const remove = (finding: Of<'removed'>, plan: Plan): Entry => {
  const { head, receipt, former } = plan.standing;
  const { key, sequencer } = finding.upload;
  const isLate = receipt !== null && receipt.sequencer > sequencer;
  const stays = isLate
    ? lateEntry(receipt, { removed: sequencer })
    : receiptEntry(finding, plan, { ...REMOVED, removed: sequencer });
  const isLater = isLate && (receipt.state !== 'rejected' || (receipt.made ?? sequencer) >= sequencer);
  const reason = 'The newsroom removed the file that this article was made from.';
  if (isLater && former && madeBy(former, key) && (receipt.before?.made ?? sequencer) < sequencer) {
    // It came before the version that made another article: of that one the receipt tells.
    const standing = { ...plan.standing, head: former };
    const next = noticeOf(former.id, finding, { ...plan, standing }, { reason, by: 'newsroom' });
    return { ...stays, head: { next, previous: former } };
  }
  if (head === null || !madeBy(head, key) || isLater) return stays;
  const next = noticeOf(head.id, finding, plan, { reason, by: 'newsroom' });
  const article = { id: head.id, revision: next.revision };
  return { ...stays, receipt: { ...stays.receipt, article, commit: plan.commit }, head: { next, previous: head } };
};

const REMOVED = { state: 'withdrawn', article: null } as const;

/** The receipt of the newer version stays, and knows of what it has overtaken. */
const lateEntry = (receipt: Receipt, knows: Pick<Receipt, 'removed'> | Pick<Receipt, 'members'>): Entry => ({
  receipt: { ...receipt, ...knows },
  over: receipt,
  head: null,
});

/** A removed file withdraws only the article that stands for it, not one that another file has taken over since. */
const madeBy = (head: Head, key: string): boolean => head.state !== 'withdrawn' && head.source.key === key;

/** A kill leaves its notice even where the article never came, so that an older version that is late finds it. */
const kill = (finding: Of<'killed'>, plan: Plan): Entry => {
  const { head } = plan.standing;
  if (isTakenDown(head)) return keepOut(finding, plan, head, []);
  const raises = (finding.version ?? 0) > (head?.source.version ?? 0);
  if ((head?.state === 'withdrawn' && head.by === 'wire' && !raises) || isOlder(finding.version, head)) {
    const article = { id: finding.id, revision: head?.revision ?? 0 };
    return receiptEntry(finding, plan, { state: 'withdrawn', article, reason: finding.reason });
  }
  const next = noticeOf(finding.id, finding, plan, { reason: finding.reason, by: 'wire', version: finding.version });
  const entry = receiptEntry(finding, plan, {
    state: 'withdrawn',
    reason: finding.reason,
    article: { id: finding.id, revision: next.revision },
    commit: plan.commit,
  });
  return { ...entry, head: { next, previous: head } };
};

/** Members that an earlier version of the file held still stand: a feed drops its oldest entries every day. */
const collect = (finding: Of<'collected'>, plan: Plan): Entry => {
  const { receipt } = plan.standing;
  const members = [...new Set([...(receipt?.members ?? []), ...finding.members])];
  if (receipt !== null && receipt.sequencer > finding.upload.sequencer) return lateEntry(receipt, { members });
  return receiptEntry(finding, plan, { state: 'accepted', notes: finding.notes, members });
};
