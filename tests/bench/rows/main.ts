import { marshall } from '@aws-sdk/util-dynamodb';
import type { Head } from '../../../functions/archive/article.ts';
import type { Receipt } from '../../../functions/archive/receipt.ts';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import { pack } from '../../../functions/stores/packing.ts';
import { commitRow, headFacts, headKey, logEndKey, type Row, receiptRow } from '../../../functions/stores/table.ts';
import { readUnits, writeUnits } from '../../../infra/local/dynamodb/capacity.ts';
import { itemSize, readValue } from '../../../infra/local/dynamodb/values.ts';
import { textFile } from '../ingest/files.ts';
import { generateArticles } from '../material/generator.ts';

const ARTICLES = 600;
const BATCH = 30; // articles of one commit while many come in
const AT = '2026-11-23T12:00:01.000Z';

/** What one new article costs the table: bytes of its rows, and units to write and to read them; the mean of many. */
export type RowFigures = {
  readonly fileBytes: number;
  readonly headBytes: number;
  readonly receiptBytes: number;
  /** Of head, receipt with its index, and the article's share of the log's two rows; in a transaction, which takes double. */
  readonly writeUnitsInBatch: number;
  readonly writeUnitsAlone: number;
  /** To read its head once, strongly consistent. */
  readonly readUnits: number;
};

/** Counts bytes as DynamoDB does ("Item sizes and formats"), on the rows that the archive's own stores make. */
export const benchRows = async (args: readonly string[]): Promise<void> => {
  const figures = await measure();
  const lines = Object.entries(figures).map(([name, value]) => `${name.padEnd(20)} ${value.toFixed(1)}`);
  process.stdout.write(`${args.includes('--json') ? JSON.stringify(figures) : lines.join('\n')}\n`);
};

const measure = async (): Promise<RowFigures> => {
  const all = await Promise.all([...generateArticles(1, ARTICLES)].map((article) => figuresOf(textFile(article))));
  const mean = (of: (one: (typeof all)[number]) => number): number =>
    all.reduce((sum, one) => sum + of(one), 0) / all.length;
  return {
    fileBytes: mean((it) => it.file),
    headBytes: mean((it) => it.head),
    receiptBytes: mean((it) => it.receipt),
    writeUnitsInBatch: mean((it) => it.units) + logUnits(all.slice(0, BATCH).map(({ id }) => id)) / BATCH,
    writeUnitsAlone: mean((it) => it.units) + logUnits(all.slice(0, 1).map(({ id }) => id)),
    readUnits: mean((it) => readUnits(it.head, 'strong')),
  };
};

const figuresOf = async (bytes: Uint8Array) => {
  const key = `incoming/archive/2026/${bytes.length}-story.txt`;
  const made = await makeFile({ key, bytes });
  if (made.kind !== 'article') throw new Error(`${key} made no article`);
  const next: Head = { ...made.draft, state: 'live', revision: 1, commit: 100_000 };
  const head = sizeOf({ ...headKey(next.id), ...headFacts(next), ...marshall({ body: pack(next) }) });
  const receipt = sizeOf(receiptRow(receiptOf(key, next.id)));
  // The receipt once for the table and once for its index, which copies it; head and receipt in a transaction.
  const units = writeUnits(head, 'transaction') + 2 * writeUnits(receipt, 'transaction');
  return { file: bytes.length, head, receipt, units, id: next.id };
};

const receiptOf = (key: string, id: string): Receipt => ({
  key,
  versionId: 'v'.repeat(32), // as long as S3's
  sequencer: '0'.repeat(64),
  state: 'accepted',
  code: null,
  reason: null,
  notes: [],
  article: { id, revision: 1 },
  members: [],
  commit: 100_000,
  at: AT,
});

const logUnits = (ids: readonly string[]): number => {
  const changes = ids.map((id) => ({ id, revision: 1, change: 'put' as const }));
  const row = commitRow({ number: 100_000, at: AT, changes });
  const end = { ...logEndKey, number: { N: '100000' } };
  return writeUnits(sizeOf(row), 'transaction') + writeUnits(sizeOf(end), 'transaction');
};

/** Binary is base64 on the wire, where the local DynamoDB counts it. */
const sizeOf = (row: Row): number =>
  itemSize(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        readValue(value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') }),
      ]),
    ),
  );
