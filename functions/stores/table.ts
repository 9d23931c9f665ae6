import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Head } from '../archive/article.ts';
import { Commit } from '../archive/commit.ts';
import { cutBytes } from '../archive/cut-bytes.ts';
import { ArchiveError } from '../archive/errors.ts';
import { Receipt } from '../archive/receipt.ts';

/** The keys and rows of the one table (docs/design: pk, sk and what each row holds). No other file spells a key. */
export type Row = Record<string, AttributeValue>;

const WIDTH = 12; // digits of a commit number: a thousand commits a second for thirty years

const SORT_KEY = 1024; // bytes that a sort key may have, of an index too

const key = (pk: string, sk: string): Row => marshall({ pk, sk });

export const commitSortKey = (commit: number): string => String(commit).padStart(WIDTH, '0');
export const LOG = 'LOG';
export const HEAD = 'HEAD';
export const articlePartition = (id: string): string => `ARTICLE#${id}`;
export const REVISION = 'REV#';
export const revisionSortKey = (revision: number): string => `${REVISION}${String(revision).padStart(6, '0')}`;
export const revisionOfKey = ({ sk }: Row): number => Number(sk?.S?.slice(REVISION.length));
export const headKey = (id: string): Row => key(articlePartition(id), HEAD);
export const revisionKey = (id: string, revision: number): Row => key(articlePartition(id), revisionSortKey(revision));
export const receiptKey = (uploadKey: string): Row => key(`UPLOAD#${uploadKey}`, 'RECEIPT');
export const commitKey = (commit: number): Row => key(LOG, commitSortKey(commit));
/** Where the number of the newest commit stands: of rows of the log that were trimmed, nothing else would remember it. */
export const logEndKey = key('LOG-END', 'NEWEST');
export const snapshotKey = (analyser: string): Row => key(`SNAPSHOT#${analyser}`, 'CURRENT');
/** When the snapshots of an analyser were last looked after. */
export const lookedKey = (analyser: string): Row => key(`SNAPSHOT#${analyser}`, 'LOOKED');
export const RECORD = 'RECORD';
export const REMOVED = 'REMOVED#';
/** Of a takedown: the record, and what was removed. */
export const takedownKey = (target: string, sort: string): Row => key(`TAKEDOWN#${target}`, sort);

export const commitRow = (commit: Commit): Row => ({ ...commitKey(commit.number), ...marshall(commit) });

/** @throws ArchiveError `corrupt` where the row is not a commit's: the table was changed by other hands */
export const commitOf = (row: Row): Commit => {
  const { success, data, error } = z.safeParse(Commit, unmarshall(row));
  if (!success) throw new ArchiveError('corrupt', `Row ${row.sk?.S} of the log is no commit`, { cause: error });
  return data;
};

/** A receipt, and the sparse index by which the day's accepted, rejected and withdrawn ones are listed. */
export const receiptRow = (receipt: Receipt): Row => ({
  ...receiptKey(receipt.key),
  ...marshall({
    ...receipt,
    receiptState: `${receipt.state}#${receipt.at.slice(0, 10)}`,
    receiptAt: cutBytes(`${receipt.at}#${receipt.key}`, SORT_KEY),
  }),
});

export const receiptOf = (row: Row): Receipt => z.parse(Receipt, unmarshall(row));

/** What of a head stands in the clear: what conditions and a person at the console need. */
export const headFacts = (head: Head): Row =>
  marshall({
    state: head.state,
    revision: head.revision,
    commit: head.commit,
    sourceKey: head.source.key,
    ...(head.state === 'withdrawn' && head.by === 'takedown' ? { isTakenDown: true } : {}),
  });
