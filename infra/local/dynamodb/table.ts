import { type IndexDefinition, keyNames, type TableDefinition } from './definition.ts';
import { type OrderedIndex, orderedIndex, type Place } from './ordered-index.ts';
import type { WriteEntry } from './record.ts';
import type { Item } from './values.ts';

/** What memory keeps of an item: where it stands, and where in the journal its JSON lies. */
export type Row = Place & {
  readonly record: number; // the record's offset in the journal
  readonly start: number; // the item's JSON within the record
  readonly length: number;
  readonly size: number; // bytes as DynamoDB counts them
  readonly indexed: readonly (Place & { readonly index: string })[];
};

export type IndexEntry = Place & { readonly row: Row };

/** One table in memory: its rows and its indexes' entries, in order. */
export type Table = {
  readonly definition: TableDefinition;
  readonly rows: OrderedIndex<Row>;
  readonly indexes: ReadonlyMap<string, OrderedIndex<IndexEntry>>;
  /** Bytes of items as DynamoDB counts them, and bytes of their JSON in the journal. */
  readonly totals: { size: number; length: number };
};

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRange = (a: Place, b: Place): number => order(a.range, b.range);

/** A position in an index: items with equal index keys stand in the order of their own keys. */
export type IndexPlace = Place & { readonly row: Place };

const byRangeThenRow = (a: Place, b: IndexEntry): number => {
  const { row } = a as IndexPlace;
  return byRange(a, b) || order(row.hash, b.row.hash) || order(row.range, b.row.range);
};

export const emptyTable = (definition: TableDefinition): Table => ({
  definition,
  rows: orderedIndex<Row>(byRange),
  indexes: new Map(definition.indexes.map(({ name }) => [name, orderedIndex<IndexEntry>(byRangeThenRow)])),
  totals: { size: 0, length: 0 },
});

const NOWHERE: Row['indexed'] = [];

/** Applies one write of a record that begins at `record`; `start` is where its item's JSON lies in it. */
export const applyWrite = (table: Table, entry: WriteEntry, record: number, start: number): void => {
  forget(table, entry.place);
  if (entry.length === null) return;
  const row: Row = {
    hash: entry.place.hash,
    range: entry.place.range,
    record,
    start,
    length: entry.length,
    size: entry.size,
    indexed: entry.indexed.length === 0 ? NOWHERE : entry.indexed.map(({ index, place }) => ({ index, ...place })),
  };
  table.rows.put(row);
  table.totals.size += row.size;
  table.totals.length += row.length;
  for (const { index, hash, range } of row.indexed) table.indexes.get(index)?.put({ hash, range, row });
};

const forget = (table: Table, place: Place): void => {
  const row = table.rows.get(place);
  if (row === undefined) return;
  table.rows.remove(row);
  table.totals.size -= row.size;
  table.totals.length -= row.length;
  for (const { index, hash, range } of row.indexed) table.indexes.get(index)?.remove({ hash, range, row });
};

/** What an index holds of an item. */
export const projected = (table: TableDefinition, index: IndexDefinition, item: Item): Item => {
  const { projects } = index;
  if (projects === null) return item;
  const names = new Set([...keyNames(table), ...keyNames(index), ...projects]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
};
