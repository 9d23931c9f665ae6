import { createHash } from 'node:crypto';
import { cutBytes } from '../archive/cut-bytes.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { Receipt } from '../archive/receipt.ts';
import type { Finding, Upload } from '../archive/upload.ts';
import { type CommitDependencies, commitFindings, type Settle } from './commit.ts';
import { type Collection, findMade } from './find.ts';
import type { Member } from './made.ts';
import { isPutBack } from './plan-put-back.ts';

export type CollectionDependencies = CommitDependencies & { readonly hurry: () => void; readonly settle: Settle };

const AT_ONCE = 10; // members made before they are committed
const LONGEST_NAME = 400; // bytes of a member's name: a key of the table holds 2,048, the object's own key 1,024 of them
const DEEPEST = 2; // an archive in an archive, and no further

/** The reason for what is an archive, or an e-mail with files, inside of one that is inside of another. */
export const TOO_DEEP =
  'It lies too deep: an archive or e-mail in an archive is opened, but none inside of that. Unpack it and upload what is in it.';

/** The key of a member's own receipt. */
export const memberKey = (key: string, name: string): string =>
  `${key}#${Buffer.byteLength(name) <= LONGEST_NAME ? name : `${cutBytes(name, LONGEST_NAME)}~${createHash('sha256').update(name).digest('hex').slice(0, 16)}`}`;

/**
 * Commits a collection: its members, each under a receipt of its own, and then its own receipt. One that a newer version
 * has overtaken makes no members; and where the file was removed while they were made, they are withdrawn again.
 * @throws ArchiveError `unavailable` where the time is up, or as commitFindings does
 */
export const commitCollection = async (collection: Collection, dependencies: CollectionDependencies): Promise<void> => {
  const { upload } = collection;
  const receipt = await receiptOf(upload.key, dependencies);
  const isOvertaken = receipt !== null && receipt.sequencer > upload.sequencer;
  const isDone = isOvertaken || (receipt !== null && isPutBack(upload, receipt));
  const finding = isDone ? collectedOf(collection) : await settleMembers(collection, dependencies);
  await commitFindings([finding], dependencies, dependencies.settle);
  const { removed = '' } = (await receiptOf(upload.key, dependencies)) ?? {};
  if (removed <= upload.sequencer) return;
  const removal: Upload = { ...upload, change: 'remove', versionId: null, sequencer: removed, bytes: 0 };
  await withdrawMembers(removal, finding.members, dependencies);
};

type Collected = Extract<Finding, { outcome: 'collected' }>;

/**
 * Commits the members of a collection, and answers the finding that is left to commit: the collection's own. Members that
 * an earlier try has settled are not made again, so that a large archive gets further each time it comes.
 */
const settleMembers = async (
  collection: Collection,
  dependencies: CollectionDependencies,
  depth = 1,
): Promise<Collected> => {
  const { upload, members } = collection;
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const batch = await unsettled(upload, members.slice(at, at + AT_ONCE), dependencies);
    const findings: Finding[] = [];
    for (const member of batch) {
      dependencies.hurry();
      const found = await findMade(of(upload, member), member.make);
      if (found.outcome !== 'collection') findings.push(found);
      else if (depth < DEEPEST) findings.push(await settleMembers(found, dependencies, depth + 1));
      else findings.push(tooDeep(found.upload));
    }
    await commitFindings(findings, dependencies, dependencies.settle);
  }
  return collectedOf(collection);
};

const collectedOf = ({ upload, members, notes }: Collection): Collected => {
  return { upload, outcome: 'collected', members: members.map(({ name }) => memberKey(upload.key, name)), notes };
};

/**
 * Withdraws what the members of a removed file made, before the file's own receipt says that it is withdrawn. Members of a
 * newer version stay: each has a receipt of its own to say so.
 */
export const removeMembers = async (upload: Upload, dependencies: CollectionDependencies): Promise<void> => {
  const receipt = await receiptOf(upload.key, dependencies);
  if (receipt !== null) await withdrawMembers(upload, receipt.members, dependencies);
};

const withdrawMembers = async (
  upload: Upload,
  members: readonly string[],
  dependencies: CollectionDependencies,
): Promise<void> => {
  for (let at = 0; at < members.length; at += AT_ONCE) {
    dependencies.hurry();
    const uploads = members.slice(at, at + AT_ONCE).map((key) => ({ ...upload, key }));
    for (const member of uploads) await removeMembers(member, dependencies);
    const findings = uploads.map((member): Finding => ({ upload: member, outcome: 'removed' }));
    await commitFindings(findings, dependencies, dependencies.settle);
  }
};

const receiptOf = async (key: string, { archive }: CommitDependencies): Promise<Receipt | null> => {
  const [standing] = await archive.standing([{ key, id: null }]);
  return standing?.receipt ?? null;
};

const of = (upload: Upload, { name }: Member): Upload => ({ ...upload, key: memberKey(upload.key, name) });

const unsettled = async (
  upload: Upload,
  members: readonly Member[],
  { archive }: CommitDependencies,
): Promise<readonly Member[]> => {
  const standings = await archive.standing(members.map((member) => ({ key: of(upload, member).key, id: null })));
  return members.filter((_, at) => (standings[at]?.receipt?.sequencer ?? '') < upload.sequencer);
};

const tooDeep = (upload: Upload): Finding => ({ upload, outcome: 'rejected', code: 'too-large', reason: TOO_DEEP });

/** Ends the work on a message, to come again, where less than `reserve` ms are left. */
export const hurryWith = (remaining: () => number, reserve: number) => (): void => {
  if (remaining() < reserve) throw new ArchiveError('unavailable', 'There was no time left for this upload');
};
