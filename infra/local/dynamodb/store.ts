import type { Journal } from '../journal.ts';
import { readDefinition, type TableDefinition, type TableProperties } from './definition.ts';
import { invalid, noSuchTable } from './errors.ts';
import { placeInIndex } from './keys.ts';
import type { JournalOpener } from './memory-journal.ts';
import type { Place } from './ordered-index.ts';
import { type DoneToken, decodeHead, encodeRecord, type WriteEntry } from './record.ts';
import { applyWrite, emptyTable, type Row, type Table } from './table.ts';
import { type Item, itemSize } from './values.ts';

/** What one write makes of one place: an item, or nothing. */
export type Write = { readonly table: Table; readonly place: Place; readonly item: Item | null };

/** Tables over one journal: one record is one write or one transaction, so it is whole on disk or absent. */
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
const CACHED = 4; // records; a transaction's items are often read together
const SMALLEST_COMPACTION = 1 << 20; // bytes

/** Opens the tables that a journal holds, and compacts it where more than half of its items are superseded. */
export const openStore = (open: JournalOpener): Store => {
  const tables = new Map<string, Table>();
  const tokens = new Map<string, DoneToken>();
  const cache = new Map<number, Buffer>();
  let written = 0;

  const absorb = (record: Buffer, offset: number): void => {
    const { head, body } = decodeHead(record);
    for (const properties of head.definitions ?? []) {
      const definition = readDefinition(properties);
      tables.set(definition.name, emptyTable(definition));
    }
    let start = body;
    for (const write of head.writes) {
      applyWrite(known(write.table), write, offset, start);
      start += write.length ?? 0;
    }
    written += start - body;
    for (const done of head.tokens) tokens.set(done.token, done);
  };
  const known = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw noSuchTable();
    return table;
  };

  const journal: Journal = open(absorb);

  const readRecord = (offset: number): Buffer => {
    const record = cache.get(offset) ?? journal.read(offset);
    cache.delete(offset);
    cache.set(offset, record);
    for (const [oldest] of cache) if (cache.size > CACHED) cache.delete(oldest);
    return record;
  };
  const read = (row: Row): Item =>
    JSON.parse(readRecord(row.record).toString('utf8', row.start, row.start + row.length));

  /** Writes everything that counts into a new journal, under the definitions given. */
  const compact = (definitions: readonly TableDefinition[]): void => {
    const next = new Map(definitions.map((it) => [it.name, emptyTable(it)]));
    const entries: WriteEntry[] = [];
    const records = function* (): Generator<Buffer> {
      const properties = definitions.map((it) => it.properties);
      yield encodeRecord({ definitions: properties, writes: [], tokens: [...tokens.values()] }, []);
      for (const table of next.values()) {
        for (const row of tables.get(table.definition.name)?.rows.scan(null, 0, 1) ?? []) {
          const { entry, json } = prepare({ table, place: row, item: read(row) });
          entries.push(entry);
          yield encodeRecord({ writes: [entry], tokens: [] }, json);
        }
      }
    };
    const [, ...offsets] = journal.rewrite(records());
    tables.clear();
    cache.clear();
    for (const [name, table] of next) tables.set(name, table);
    entries.forEach((entry, at) => {
      const offset = offsets[at] ?? 0;
      applyWrite(known(entry.table), entry, offset, decodeHead(journal.read(offset)).body);
    });
  };

  const live = [...tables.values()].reduce((sum, table) => sum + table.totals.length, 0);
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
        const record = encodeRecord({ definitions: [properties], writes: [], tokens: [] }, []);
        absorb(record, journal.append(record));
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
      const prepared = writes.map(prepare);
      const head = { writes: prepared.map(({ entry }) => entry), tokens: done === undefined ? [] : [done] };
      const record = encodeRecord(
        head,
        prepared.flatMap(({ json }) => json),
      );
      absorb(record, journal.append(record));
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

const prepare = ({ table, place, item }: Write): { entry: WriteEntry; json: Buffer[] } => {
  const { name, indexes } = table.definition;
  const at = { table: name, place: { hash: place.hash, range: place.range } };
  if (item === null) return { entry: { ...at, size: 0, length: null, indexed: [] }, json: [] };
  const json = Buffer.from(JSON.stringify(item));
  const indexed = indexes.flatMap((index) => {
    const there = placeInIndex(index, item);
    return there === null ? [] : [{ index: index.name, place: there }];
  });
  return { entry: { ...at, size: itemSize(item), length: json.length, indexed }, json: [json] };
};
