import type { Head } from '../../../functions/archive/article.ts';
import type { Commit } from '../../../functions/archive/commit.ts';
import type { Receipt } from '../../../functions/archive/receipt.ts';
import { unpack } from '../../../functions/stores/packing.ts';
import { commitOf, type Row, receiptOf } from '../../../functions/stores/table.ts';
import { type JournalOpener, memoryJournal } from '../../../infra/local/dynamodb/memory-journal.ts';
import { decodeHead, decodeItem } from '../../../infra/local/dynamodb/record.ts';
import type { Item } from '../../../infra/local/dynamodb/values.ts';
import { fromWire } from './wire.ts';

/** One write that took effect, transaction or not, as it stands in the table's journal: nobody's word for it is taken. */
export type Write = {
  readonly at: number; // ms
  readonly heads: readonly Head[];
  readonly receipts: readonly Receipt[];
  readonly log: readonly Commit[];
  readonly trimmed: readonly number[]; // commits whose log rows it deleted
  readonly pointers: readonly { readonly analyser: string; readonly commit: number; readonly isAlone: boolean }[];
};

export type History = {
  readonly journal: JournalOpener;
  readonly writes: readonly Write[];
  /** Current rows, `pk sk` to the row. */
  readonly rows: ReadonlyMap<string, Row>;
  readonly receipts: ReadonlyMap<string, Receipt>;
  readonly heads: ReadonlyMap<string, Head>;
  readonly lastCommit: () => number;
  /** The number of the newest commit that was there before a time in ms; 0 where there was none, or the time is none. */
  readonly commitAt: (time: number) => number;
  /** The journal as it was at a time in ms. */
  readonly journalAt: (time: number) => JournalOpener;
};

/** Watches everything that the table's journal is given. */
export const watchTable = (now: () => number): History => {
  const records: { readonly at: number; readonly payload: Buffer }[] = [];
  const writes: Write[] = [];
  const rows = new Map<string, Row>();
  const receipts = new Map<string, Receipt>();
  const heads = new Map<string, Head>();
  let commits = 0;
  let items: Item[] = []; // that await the head which makes them true

  const observe = (payload: Buffer): void => {
    records.push({ at: now(), payload });
    const head = decodeHead(payload);
    if (head === null) {
      items.push(decodeItem(payload));
      return;
    }
    const put = items.map((item) => fromWire(item) as Row);
    items = [];
    for (const row of put) rows.set(nameOf(row), row);
    const deleted = head.writes.filter(({ size }) => size === null).map(({ place }) => `${place.hash} ${place.range}`);
    for (const name of deleted) rows.delete(name);
    const write: Write = {
      at: now(),
      heads: put.filter((row) => row.sk?.S === 'HEAD').map(headOf),
      receipts: put.filter((row) => row.sk?.S === 'RECEIPT').map(receiptOf),
      log: put.filter((row) => row.pk?.S === 'LOG').map(commitOf),
      trimmed: deleted.filter((name) => name.startsWith('LOG ')).map((name) => Number(name.slice(4))),
      pointers: put
        .filter((row) => row.pk?.S?.startsWith('SNAPSHOT#') && row.sk?.S === 'CURRENT')
        .map((row) => ({
          analyser: row.pk?.S ?? '',
          commit: Number(row.commit?.N),
          isAlone: row.pointers?.L?.length === 1,
        })),
    };
    writes.push(write);
    for (const receipt of write.receipts) receipts.set(receipt.key, receipt);
    for (const one of write.heads) heads.set(one.id, one);
    for (const { number } of write.log) commits = Math.max(commits, number);
  };

  return {
    writes,
    rows,
    receipts,
    heads,
    lastCommit: () => commits,
    commitAt: (time) => writes.findLast(({ at, log }) => at < time && log.length > 0)?.log.at(-1)?.number ?? 0,
    journal: (tell) => {
      const journal = memoryJournal()(tell);
      const append = (payload: Uint8Array): number => {
        observe(Buffer.from(payload));
        return journal.append(payload);
      };
      return { ...journal, append, appendAll: (payloads) => payloads.map(append) };
    },
    journalAt: (time) => {
      const opener = memoryJournal();
      const journal = opener(() => {});
      for (const { at, payload } of records) if (at <= time) journal.append(payload);
      return opener;
    },
  };
};

const nameOf = (row: Row): string => `${row.pk?.S} ${row.sk?.S}`;

/** @throws where the article lies in the bucket: the stories of the simulation are short */
export const headOf = (row: Row): Head => unpack(row.body?.B ?? new Uint8Array()) as Head;
