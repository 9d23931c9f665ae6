import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Head } from '../archive/article.ts';
import type { Commit } from '../archive/commit.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { AppendOutcome, ArchiveWriter, Entry, Standing } from '../archive/ports.ts';
import { formerOf } from '../archive/receipt.ts';
import type { ArchiveLocation } from './archive-reader.ts';
import { batchGet } from './batch-get.ts';
import { readLastCommit } from './commit-log.ts';
import { translate } from './failures.ts';
import { type HeadRows, headRows, LARGEST_PACKED } from './heads.ts';
import { purgeArticle } from './purge.ts';
import { commitRow, headKey, logEndKey, type Row, receiptKey, receiptOf, receiptRow, revisionKey } from './table.ts';

// A transaction holds 100 rows and 4 MB (DynamoDB, "Transactions: how it works"); two rows of each commit are the log's.
const LOG_ROWS = 2;
const ROWS = 100 - LOG_ROWS;
const BYTES = 3_900_000;

/** The archive as ingest writes it, in DynamoDB: one transaction is one commit. */
export const archiveWriter = (location: ArchiveLocation): ArchiveWriter => {
  const rows = headRows(location);
  return {
    lastCommit: () => readLastCommit(location),
    purge: (id, before) => purgeArticle(location, id, before),
    weigh,
    standing: (of) => readStanding(location, rows, of),
    append: async (entries, commit) => {
      const items = (await Promise.all(entries.map((entry) => writesOf(rows, location.table, entry)))).flat();
      if (commit !== null) items.push(...logWrites(location.table, commit));
      try {
        await location.client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return 'appended';
      } catch (error) {
        return whatWasLost(error, commit);
      }
    },
  };
};

// Uncompressed JSON is an upper bound of what a row holds, and cheap to know; a larger article goes to the bucket.
const weigh = ({ head }: Entry): number => {
  if (head === null) return 1 / ROWS;
  const bytes = [head.next, head.previous].map((it) => Math.min(JSON.stringify(it).length * 3, LARGEST_PACKED));
  return Math.max(3 / ROWS, bytes.reduce((sum, size) => sum + size + 2_000, 0) / BYTES);
};

const readStanding = async (
  location: ArchiveLocation,
  rows: HeadRows,
  of: readonly { readonly key: string; readonly id: string | null }[],
): Promise<readonly Standing[]> => {
  const receipts = new Map(
    (
      await batchGet(
        location,
        of.map(({ key }) => receiptKey(key)),
      )
    )
      .map(receiptOf)
      .map((it) => [it.key, it]),
  );
  const ids = of.map(({ key, id }) => id ?? receipts.get(key)?.article?.id ?? null);
  const formers = of.map(({ key }, at) => formerOf(receipts.get(key) ?? null, ids[at] ?? null));
  const wanted = new Set([...ids, ...formers].filter((id) => id !== null));
  const found = await batchGet(location, [...wanted].map(headKey));
  const heads = new Map((await Promise.all(found.map(rows.decode))).map((head) => [head.id, head]));
  return of.map(({ key }, at) => ({
    receipt: receipts.get(key) ?? null,
    head: heads.get(ids[at] ?? '') ?? null,
    former: heads.get(formers[at] ?? '') ?? null,
  }));
};

const writesOf = async (
  rows: HeadRows,
  table: string,
  { receipt, over, head }: Entry,
): Promise<TransactWriteItem[]> => {
  const item = receiptRow(receipt);
  const writes = [over === null ? ifAbsent(table, item) : ifStill(table, item, sameReceipt(over))];
  if (head === null) return writes;
  const { next, previous } = head;
  const row: Row = { ...headKey(next.id), ...(await rows.encode(next)) };
  if (previous === null) return [...writes, ifAbsent(table, row)];
  writes.push(ifStill(table, row, sameRevision(previous)));
  // A withdrawn article keeps no words: neither the notice's own revision nor what it withdraws is filed.
  if (next.state !== 'withdrawn' && previous.state !== 'withdrawn') {
    const filed: Row = { ...revisionKey(previous.id, previous.revision), ...(await rows.encode(previous)) };
    writes.push({ Put: { TableName: table, Item: filed } });
  }
  return writes;
};

type Condition = Pick<
  NonNullable<TransactWriteItem['Put']>,
  'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/** A newer version has a sequencer of its own; to a receipt that stands only what it has overtaken is ever added, and a takedown. */
const sameReceipt = ({ sequencer, removed, takedown, members }: NonNullable<Entry['over']>): Condition => ({
  ConditionExpression: `#sequencer = :sequencer AND ${still('removed', removed)} AND ${still('takedown', takedown)} AND (attribute_not_exists(#members) OR size(#members) = :members)`,
  ExpressionAttributeNames: {
    '#sequencer': 'sequencer',
    '#removed': 'removed',
    '#takedown': 'takedown',
    '#members': 'members',
  },
  ExpressionAttributeValues: {
    ':sequencer': { S: sequencer },
    ':members': { N: String(members.length) },
    ...(removed === undefined ? {} : { ':removed': { S: removed } }),
    ...(takedown === undefined ? {} : { ':takedown': { S: takedown } }),
  },
});

const still = (name: string, value: string | undefined): string =>
  value === undefined ? `attribute_not_exists(#${name})` : `#${name} = :${name}`;

const sameRevision = ({ revision }: Head): Condition => ({
  ConditionExpression: '#revision = :revision',
  ExpressionAttributeNames: { '#revision': 'revision' },
  ExpressionAttributeValues: { ':revision': { N: String(revision) } },
});

const ifStill = (table: string, item: Row, condition: Condition): TransactWriteItem => ({
  Put: { TableName: table, Item: item, ...condition },
});

/**
 * The compare-and-set of the log. That the row is absent is not enough: a writer that was held up may come with a number
 * whose row has been written and trimmed since. (An archive that has no end yet was written before there was one.)
 */
const logWrites = (table: string, commit: Commit): TransactWriteItem[] => [
  ifAbsent(table, commitRow(commit)),
  {
    Put: {
      TableName: table,
      Item: { ...logEndKey, number: { N: String(commit.number) } },
      ConditionExpression: 'attribute_not_exists(pk) OR #number = :before',
      ExpressionAttributeNames: { '#number': 'number' },
      ExpressionAttributeValues: { ':before': { N: String(commit.number - 1) } },
    },
  },
];

const ifAbsent = (table: string, item: Row): TransactWriteItem => ({
  Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
});

/** Reads the cancellation reasons, which stand in the order of the items; the log's are the last where there are any. */
const whatWasLost = (error: unknown, commit: Commit | null): AppendOutcome => {
  if (!(error instanceof TransactionCanceledException)) throw translate(error, 'commit');
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  const entries = commit === null ? codes : codes.slice(0, -LOG_ROWS);
  if (entries.includes('ConditionalCheckFailed')) return 'lost-entries';
  if (codes.includes('ConditionalCheckFailed')) return 'lost-log';
  const passing = codes.filter((code) => code !== 'None');
  if (passing.every((code) => code === 'TransactionConflict'))
    return entries.some((code) => code !== 'None') ? 'lost-entries' : 'lost-log';
  if (passing.every((code) => /^(TransactionConflict|ThrottlingError|ProvisionedThroughputExceeded)$/u.test(code))) {
    throw new ArchiveError('unavailable', `Commit cancelled: ${passing.join(', ')}`, { cause: error });
  }
  throw error;
};
