import {
  type AttributeValue,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Commit } from '../archive/commit.ts';
import { ArchiveError } from '../archive/errors.ts';
import type { AppendOutcome, ArchiveWriter, Entry, Standing } from '../archive/ports.ts';
import type { Receipt } from '../archive/receipt.ts';
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
  const wanted = new Set(ids.filter((id) => id !== null));
  const found = await batchGet(location, [...wanted].map(headKey));
  const heads = new Map((await Promise.all(found.map(rows.decode))).map((head) => [head.id, head]));
  return of.map(({ key }, at) => ({ receipt: receipts.get(key) ?? null, head: heads.get(ids[at] ?? '') ?? null }));
};

const writesOf = async (
  rows: HeadRows,
  table: string,
  { receipt, over, head }: Entry,
): Promise<TransactWriteItem[]> => {
  const item = receiptRow(receipt);
  const writes = [over === null ? ifAbsent(table, item) : ifStill(table, item, receiptState(over))];
  if (head === null) return writes;
  const { next, previous } = head;
  const row: Row = { ...headKey(next.id), ...(await rows.encode(next)) };
  if (previous === null) return [...writes, ifAbsent(table, row)];
  writes.push(ifStill(table, row, { revision: { N: String(previous.revision) } }));
  // A withdrawn article keeps no words: neither the notice's own revision nor what it withdraws is filed.
  if (next.state !== 'withdrawn' && previous.state !== 'withdrawn') {
    const filed: Row = { ...revisionKey(previous.id, previous.revision), ...(await rows.encode(previous)) };
    writes.push({ Put: { TableName: table, Item: filed } });
  }
  return writes;
};

/** All of a receipt that ever changes: a newer version comes with a sequencer of its own, an overtaken removal is added. */
const receiptState = ({ sequencer, removed }: Pick<Receipt, 'sequencer' | 'removed'>) => ({
  sequencer: { S: sequencer },
  removed: removed === undefined ? null : { S: removed },
});

/** @param values of attributes that the row must have, null for those that it must not */
const ifStill = (
  table: string,
  item: Row,
  values: Readonly<Record<string, AttributeValue | null>>,
): TransactWriteItem => {
  const names = Object.keys(values);
  const present = Object.entries(values).filter((entry): entry is [string, AttributeValue] => entry[1] !== null);
  return {
    Put: {
      TableName: table,
      Item: item,
      ConditionExpression: names
        .map((name) => (values[name] === null ? `attribute_not_exists(#${name})` : `#${name} = :${name}`))
        .join(' AND '),
      ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: Object.fromEntries(present.map(([name, value]) => [`:${name}`, value])),
    },
  };
};

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
