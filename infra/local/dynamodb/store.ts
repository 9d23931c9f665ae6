import type { Journal } from '../journal.ts';
import { readDefinition, type TableDefinition, type TableProperties } from './definition.ts';
import { invalid, noSuchTable } from './errors.ts';
import { placeInIndex } from './keys.ts';
import type { JournalOpener } from './memory-journal.ts';
import type { Place } from './ordered-index.ts';
import { type DoneToken, decodeHead, decodeItem, encodeHead, encodeItem, type WriteEntry } from './record.ts';
import { applyWrite, emptyTable, type Row, type Table } from './table.ts';
import { type Item, itemSize } from './values.ts';

/** What one write makes of one place: an item, or nothing. */
export type Write = { readonly table: Table; readonly place: Place; readonly item: Item | null };

/** Tables over one journal. One record, its head, makes a write or transaction happen: it is whole on disk or absent. */
export type Store = {
  /** @throws ServiceError ResourceNotFoundException */
  readonly table: (name: string) => Table;
  readonly tableNames: () => readonly string[];
  /** Makes a table, or gives an existing one the indexes that its definition has now. */
  readonly define: (properties: TableProperties) => void;
  readonly read: (row: Row) => Item;
  /** The item at a place, or null. */
  readonly item: (table: Table, place: Place) => Item | null;
  /** All or nothing, in memory and on disk. */
  readonly commit: (writes: readonly Write[], done?: DoneToken) => void;
  readonly doneToken: (token: string, now: number) => DoneToken | null;
  readonly close: () => void;
};

const REMEMBERED = 10 * 60_000; // ms; API reference, TransactWriteItems: ClientRequestToken
const SMALLEST_COMPACTION = 1 << 20; // bytes

/** Opens the tables that a journal holds, and compacts it where more than half of its items are superseded. */
export const openStore = (open: JournalOpener): Store => {
  const tables = new Map<string, Table>();
  const tokens = new Map<string, DoneToken>();
  let items: number[] = []; // where the items begin that await their head
  let written = 0;

  const absorb = (record: Buffer, offset: number): void => {
    const head = decodeHead(record);
    if (head === null) {
      items.push(offset);
      return;
    }
    for (const properties of head.definitions ?? []) {
      const definition = readDefinition(properties);
      tables.set(definition.name, emptyTable(definition));
    }
    const puts = head.writes.filter(({ size }) => size !== null).length;
    let next = items.length - puts;
    for (const write of head.writes) {
      applyWrite(known(write.table), write, write.size === null ? 0 : (items[next++] ?? 0));
      written += write.size ?? 0;
    }
    items = [];
    for (const done of head.tokens) tokens.set(done.token, done);
  };
  const known = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw noSuchTable();
    return table;
  };

  const journal: Journal = open(absorb);

  const appendAll = (records: readonly Buffer[]): void => {
    const offsets = journal.appendAll(records);
    for (const [at, record] of records.entries()) absorb(record, offsets[at] ?? 0);
  };
  const read = (row: Row): Item => decodeItem(journal.read(row.record));

  /** Writes everything that counts into a new journal, under the definitions given. */
  const compact = (definitions: readonly TableDefinition[]): void => {
    const next = new Map(definitions.map((it) => [it.name, emptyTable(it)]));
    const entries: WriteEntry[] = [];
    const records = function* (): Generator<Buffer> {
      const properties = definitions.map((it) => it.properties);
      yield encodeHead({ definitions: properties, writes: [], tokens: [...tokens.values()] });
      for (const table of next.values()) {
        // In the order they were written: so the old file is read once through, and indexes over time grow at their end.
        const rows = [...(tables.get(table.definition.name)?.rows.scan(null, 0, 1) ?? [])];
        for (const row of rows.sort((a, b) => a.record - b.record)) {
          const item = read(row);
          const entry = entryOf({ table, place: row, item });
          entries.push(entry);
          yield encodeItem(item);
          yield encodeHead({ writes: [entry], tokens: [] });
        }
      }
    };
    const [, ...offsets] = journal.rewrite(records());
    tables.clear();
    for (const [name, table] of next) tables.set(name, table);
    entries.forEach((entry, at) => {
      applyWrite(known(entry.table), entry, offsets[2 * at] ?? 0);
    });
  };

  const live = [...tables.values()].reduce((sum, table) => sum + table.totals.size, 0);
  if (journal.bytes() > SMALLEST_COMPACTION && live * 2 < written) {
    compact([...tables.values()].map((table) => table.definition));
  }

  return {
    table: known,
    tableNames: () => [...tables.keys()].sort(),
    define: (properties) => {
      const definition = readDefinition(properties);
      const existing = tables.get(definition.name)?.definition;
      if (existing === undefined) {
        appendAll([encodeHead({ definitions: [properties], writes: [], tokens: [] })]);
      } else if (keysOf(existing) !== keysOf(definition)) {
        throw invalid(`Table ${definition.name} exists with another key schema`);
      } else if (JSON.stringify(existing.properties) !== JSON.stringify(definition.properties)) {
        const others = [...tables.values()].map((table) => table.definition).filter((it) => it !== existing);
        compact([...others, definition]);
      }
    },
    read,
    item: (table, place) => {
      const row = table.rows.get(place);
      return row === undefined ? null : read(row);
    },
    commit: (writes, done) => {
      if (writes.length === 0 && done === undefined) return;
      const head = encodeHead({ writes: writes.map(entryOf), tokens: done === undefined ? [] : [done] });
      const put = writes.flatMap(({ item }) => (item === null ? [] : [encodeItem(item)]));
      appendAll([...put, head]);
    },
    doneToken: (token, now) => {
      for (const [oldest, { at }] of tokens) {
        if (now - at < REMEMBERED) break;
        tokens.delete(oldest);
      }
      return tokens.get(token) ?? null;
    },
    close: journal.close,
  };
};

const keysOf = ({ hash, range }: TableDefinition): string => JSON.stringify([hash, range]);

const entryOf = ({ table, place, item }: Write): WriteEntry => {
  const { name, indexes } = table.definition;
  const at = { table: name, place: { hash: place.hash, range: place.range } };
  if (item === null) return { ...at, size: null, indexed: [] };
  const indexed = indexes.flatMap((index) => {
    const there = placeInIndex(index, item);
    return there === null ? [] : [{ index: index.name, place: there }];
  });
  return { ...at, size: itemSize(item), indexed };
};
