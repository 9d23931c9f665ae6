import { type IndexDefinition, type KeySchema, keyNames } from './definition.ts';
import { invalid } from './errors.ts';
import { placeInIndex, placeOfKey } from './keys.ts';
import type { Place } from './ordered-index.ts';
import type { Paged } from './parameters.ts';
import type { Store } from './store.ts';
import type { IndexEntry, IndexPlace, Row, Table } from './table.ts';
import { projected } from './table.ts';
import { attribute, type Item, readItem } from './values.ts';

export type Entry = Row | IndexEntry;
export const rowOf = (entry: Entry): Row => ('row' in entry ? entry.row : entry);

/** What a query or scan goes over: a table, or one of its indexes. */
export type View = {
  readonly table: Table;
  readonly index: IndexDefinition | null;
  readonly schema: KeySchema;
  readonly partition: (hash: string) => readonly Entry[];
  /** Below 0 where `place` comes before the entry within their partition. */
  readonly order: (place: Place, entry: Entry) => number;
  readonly scan: (start: Place | null, segment: number, segments: number) => Iterable<Entry>;
  /** Where an `ExclusiveStartKey` points. @throws ServiceError ValidationException */
  readonly start: (key: unknown) => Place | null;
  /** What of an item is its `LastEvaluatedKey`. */
  readonly keyOf: (item: Item) => Item;
  /** What of an item can be seen. */
  readonly see: (item: Item) => Item;
};

/** @throws ServiceError ResourceNotFoundException, ValidationException */
export const openView = (store: Store, request: Paged): View => {
  const table = store.table(request.TableName);
  if (request.IndexName === undefined) return tableView(table);
  const index = table.definition.indexes.find(({ name }) => name === request.IndexName);
  if (index === undefined) throw invalid(`The table does not have the specified index: ${request.IndexName}`);
  if (request.ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes');
  return indexView(table, index);
};

const tableView = (table: Table): View => ({
  table,
  index: null,
  schema: table.definition,
  ...entriesOf(table.rows),
  start: (key) => (key === undefined ? null : startingAt(() => placeOfKey(table.definition, readItem(key)))),
  keyOf: (item) => pick(item, keyNames(table.definition)),
  see: (item) => item,
});

const indexView = (table: Table, index: IndexDefinition): View => {
  const entries = table.indexes.get(index.name);
  if (entries === undefined) throw new Error(`Index ${index.name} was not built`);
  const keys = [...new Set([...keyNames(table.definition), ...keyNames(index)])];
  return {
    table,
    index,
    schema: index,
    ...entriesOf(entries),
    start: (key) => (key === undefined ? null : startingAt(() => indexStart(table, index, keys, key))),
    keyOf: (item) => pick(item, keys),
    see: (item) => projected(table.definition, index, item),
  };
};

const entriesOf = (entries: Table['rows'] | NonNullable<ReturnType<Table['indexes']['get']>>) => ({
  partition: (hash: string): readonly Entry[] => entries.partition(hash),
  order: entries.order as (place: Place, entry: Entry) => number,
  scan: (start: Place | null, segment: number, segments: number): Iterable<Entry> =>
    entries.scan(start, segment, segments),
});

const indexStart = (table: Table, index: IndexDefinition, keys: readonly string[], key: unknown): IndexPlace => {
  const item = readItem(key);
  const place = placeInIndex(index, item);
  if (place === null || Object.keys(item).length !== keys.length) throw invalid('');
  return { ...place, row: placeOfKey(table.definition, pick(item, keyNames(table.definition))) };
};

const startingAt = <T>(read: () => T): T => {
  try {
    return read();
  } catch {
    throw invalid('The provided starting key is invalid');
  }
};

const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = attribute(item, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
