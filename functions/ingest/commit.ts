import { ArchiveError } from '../archive/errors.ts';
import type { ArchiveWriter, Chance, Clock, Entry, Standing } from '../archive/ports.ts';
import type { Finding } from '../archive/upload.ts';
import { finishPurge } from './finish-purge.ts';
import { articleOf, commitOfEntries, entryOf, freshness } from './plan.ts';

/** What became of a finding: in the archive, there before (`repeated`), or overtaken by a newer version (`stale`). */
export type Settled = 'committed' | 'repeated' | 'stale';

/** Is told what became of a finding, and of which commit it is part; null where it is part of none. */
export type Settle = (finding: Finding, as: Settled, commit: number | null) => void;

export type CommitDependencies = { readonly archive: ArchiveWriter; readonly clock: Clock; readonly chance: Chance };

const ATTEMPTS = 30;
const LONGEST_PAUSE = 1_000;

/**
 * Brings findings into the archive in as few commits as hold them, whoever else is committing. Every finding is
 * settled or it is still in `left` when an error ends it: what was settled stays so.
 * @throws ArchiveError `unavailable` where others kept winning, or the table cannot be reached
 */
export const commitFindings = async (
  findings: readonly Finding[],
  dependencies: CommitDependencies,
  settle: Settle,
): Promise<void> => {
  const { newest, overtaken } = newestOfEachKey(findings);
  const settleAll: Settle = (finding, as, commit) => {
    settle(finding, as, commit);
    const { key, sequencer } = finding.upload;
    // Not before: until the newest is in the archive, the others must come again with it.
    for (const one of overtaken.get(key) ?? []) {
      settle(one, one.upload.sequencer === sequencer ? 'repeated' : 'stale', null);
    }
  };
  let left = newest;
  try {
    while (left.length > 0) left = await commitSome(left, dependencies, settleAll);
  } catch (error) {
    if (left.length === 1 || (error instanceof ArchiveError && error.retryable)) throw error;
    await commitEach(left, dependencies, settleAll);
  }
};

/** One by one, where a transaction was refused for good: one row that the table will not have must not cost the others. */
const commitEach = async (
  findings: readonly Finding[],
  dependencies: CommitDependencies,
  settle: Settle,
): Promise<void> => {
  const errors: unknown[] = [];
  for (const finding of findings) {
    await commitFindings([finding], dependencies, settle).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
};

/** Within a batch only the newest version of a key counts. */
const newestOfEachKey = (findings: readonly Finding[]) => {
  const newest = new Map<string, Finding>();
  const overtaken = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { key, sequencer } = finding.upload;
    const rival = newest.get(key);
    const isNewest = rival === undefined || rival.upload.sequencer < sequencer;
    if (isNewest) newest.set(key, finding);
    if (rival !== undefined) overtaken.set(key, [...(overtaken.get(key) ?? []), isNewest ? rival : finding]);
  }
  return { newest: [...newest.values()], overtaken };
};

type Fresh = { readonly finding: Finding; readonly standing: Standing };

/** Commits as many as one transaction holds; answers those that are left. */
const commitSome = async (
  findings: readonly Finding[],
  dependencies: CommitDependencies,
  settle: Settle,
): Promise<Finding[]> => {
  const { archive, clock, chance } = dependencies;
  let fresh = await settleKnown(findings, dependencies, settle);
  for (let attempt = 0; fresh.length > 0; attempt++) {
    if (attempt === ATTEMPTS) throw new ArchiveError('unavailable', 'Others kept winning the commit log');
    const number = (await archive.lastCommit()) + 1;
    const at = new Date(clock.now()).toISOString();
    const { chosen, entries } = fill(fresh, number, at, archive);
    const commit = commitOfEntries(entries, number, at);
    const outcome = await archive.append(entries, commit);
    if (outcome === 'appended') {
      for (const { head } of entries)
        if (head?.next.state === 'withdrawn') await archive.purge(head.next.id, head.next.revision);
      for (const finding of chosen) settle(finding, 'committed', commit?.number ?? null);
      return fresh.map(({ finding }) => finding).filter((finding) => !chosen.includes(finding));
    }
    await clock.sleep(chance() * Math.min(LONGEST_PAUSE, 20 * 2 ** attempt));
    if (outcome === 'lost-entries') {
      fresh = await settleKnown(
        fresh.map(({ finding }) => finding),
        dependencies,
        settle,
      );
    }
  }
  return [];
};

/** Settles what the archive knows already; answers the rest with what it knows of them. */
const settleKnown = async (
  findings: readonly Finding[],
  { archive }: CommitDependencies,
  settle: Settle,
): Promise<Fresh[]> => {
  const standings = await archive.standing(
    findings.map((finding) => ({ key: finding.upload.key, id: articleOf(finding) })),
  );
  const fresh: Fresh[] = [];
  for (const [at, finding] of findings.entries()) {
    const standing = standings[at] ?? { receipt: null, head: null, former: null };
    const state = freshness(finding, standing);
    await finishPurge(standing, archive);
    if (state === 'new') fresh.push({ finding, standing });
    else settle(finding, state, null);
  }
  return fresh;
};

/** The leading entries that one commit holds, each article at most once. */
const fill = (fresh: readonly Fresh[], number: number, at: string, archive: ArchiveWriter) => {
  const entries: Entry[] = [];
  const chosen: Finding[] = [];
  const articles = new Set<string>();
  let weight = 0;
  for (const { finding, standing } of fresh) {
    const entry = entryOf(finding, standing, number, at);
    const id = entry.head?.next.id;
    if (id !== undefined && articles.has(id)) continue;
    weight += archive.weigh(entry);
    if (weight > 1 && chosen.length > 0) break;
    entries.push(entry);
    chosen.push(finding);
    if (id !== undefined) articles.add(id);
  }
  return { entries, chosen };
};
