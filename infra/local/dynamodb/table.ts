import { type IndexDefinition, keyNames, type TableDefinition } from './definition.ts';
import { type OrderedIndex, orderedIndex, type Place } from './ordered-index.ts';
import type { WriteEntry } from './record.ts';
import type { Item } from './values.ts';

/** What memory keeps of an item: where it stands, and where in the journal its record begins. */
export type Row = Place & {
  readonly record: number;
  readonly size: number; // bytes as DynamoDB counts them
  readonly indexed: readonly (Place & { readonly index: string })[];
};

export type IndexEntry = Place & { readonly row: Row };

/** One table in memory: its rows and its indexes' entries, in order. */
export type Table = {
  readonly definition: TableDefinition;
  readonly rows: OrderedIndex<Row>;
  readonly indexes: ReadonlyMap<string, OrderedIndex<IndexEntry>>;
  readonly totals: { size: number }; // bytes of its items, as DynamoDB counts them
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
  totals: { size: 0 },
});

const NOWHERE: Row['indexed'] = [];

/** Applies one write; `record` is where its item's record begins. */
export const applyWrite = (table: Table, entry: WriteEntry, record: number): void => {
  forget(table, entry.place);
  if (entry.size === null) return;
  const row: Row = {
    hash: entry.place.hash,
    range: entry.place.range,
    record,
    size: entry.size,
    indexed: entry.indexed.length === 0 ? NOWHERE : entry.indexed.map(({ index, place }) => ({ index, ...place })),
  };
  table.rows.put(row);
  table.totals.size += row.size;
  for (const { index, hash, range } of row.indexed) table.indexes.get(index)?.put({ hash, range, row });
};

const forget = (table: Table, place: Place): void => {
  const row = table.rows.get(place);
  if (row === undefined) return;
  table.rows.remove(row);
  table.totals.size -= row.size;
  for (const { index, hash, range } of row.indexed) table.indexes.get(index)?.remove({ hash, range, row });
};

/** What an index holds of an item. */
export const projected = (table: TableDefinition, index: IndexDefinition, item: Item): Item => {
  const { projects } = index;
  if (projects === null) return item;
  const names = new Set([...keyNames(table), ...keyNames(index), ...projects]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
};
