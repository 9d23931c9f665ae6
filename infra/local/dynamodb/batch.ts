import { consumedByTable, readUnits, writeUnits } from './capacity.ts';
import { invalid } from './errors.ts';
import { project } from './expressions/paths.ts';
import { readProjection } from './item-operations.ts';
import { placeOfKey } from './keys.ts';
import type { Place } from './ordered-index.ts';
import { BatchGetItem, BatchWriteItem, KeysAndAttributes, readParameters, WriteRequest } from './parameters.ts';
import type { Store } from './store.ts';
import { type Item, itemSize, readItem } from './values.ts';
import { type PlannedWrite, planDelete, planPut } from './write.ts';

// API reference, BatchGetItem and BatchWriteItem.
const MOST_KEYS = 100;
const MOST_READ = 16 * 1024 * 1024; // bytes of items
const MOST_WRITES = 25;

/** Items by key; those beyond 16 MB are left to be asked for again. */
export const batchGetItem = (store: Store, input: unknown): object => {
  const request = readParameters(BatchGetItem, input);
  const asked = Object.entries(request.RequestItems).map(([name, keys]) => readKeys(store, name, keys));
  const total = asked.reduce((sum, { places }) => sum + places.length, 0);
  if (total === 0 || total > MOST_KEYS) throw invalid('Too many items requested for the BatchGetItem call');

  let bytes = 0;
  const units = new Map<string, number>();
  const answers = asked.map(({ name, table, keys, places, projection }) => {
    const items: Item[] = [];
    let done = 0;
    for (const place of places) {
      const row = table.rows.get(place);
      if (row !== undefined && bytes + row.size > MOST_READ) break;
      done++;
      bytes += row?.size ?? 0;
      const unit = readUnits(row?.size ?? 0, keys.ConsistentRead ? 'strong' : 'eventual');
      units.set(name, (units.get(name) ?? 0) + unit);
      if (row !== undefined) items.push(store.read(row));
    }
    const found = projection === null ? items : items.map((item) => project(item, projection));
    return { name, found, left: { ...keys, Keys: keys.Keys.slice(done) } };
  });
  const unprocessed = answers.filter(({ left }) => left.Keys.length > 0);
  return {
    Responses: Object.fromEntries(answers.map(({ name, found }) => [name, found])),
    UnprocessedKeys: Object.fromEntries(unprocessed.map(({ name, left }) => [name, left])),
    ...consumedByTable(request, units),
  };
};

const readKeys = (store: Store, name: string, input: unknown) => {
  const keys = readParameters(KeysAndAttributes, input);
  const projection = readProjection(keys);
  const table = store.table(name);
  const places = keys.Keys.map((key) => placeOfKey(table.definition, readItem(key)));
  if (hasDuplicates(places)) throw invalid('Provided list of item keys contains duplicates');
  return { name, table, keys, places, projection };
};

const hasDuplicates = (places: readonly Place[]): boolean =>
  new Set(places.map(({ hash, range }) => JSON.stringify([hash, range]))).size < places.length;

/** Puts and deletions without conditions. Here they are done at once; AWS promises that for each alone. */
export const batchWriteItem = (store: Store, input: unknown): object => {
  const request = readParameters(BatchWriteItem, input);
  const writes = Object.entries(request.RequestItems).flatMap(([name, list]) => {
    const planned = list.map((it) => readWrite(store, name, it));
    if (hasDuplicates(planned.map(({ place }) => place))) {
      throw invalid('Provided list of item keys contains duplicates');
    }
    return planned;
  });
  if (writes.length === 0 || writes.length > MOST_WRITES) {
    throw invalid('Too many items requested for the BatchWriteItem call');
  }
  const units = new Map<string, number>();
  const changes = writes.map(({ table, place, outcome }) => {
    const item = outcome(null);
    const { name } = table.definition;
    units.set(name, (units.get(name) ?? 0) + writeUnits(item === null ? 0 : itemSize(item), 'plain'));
    return { table, place, item };
  });
  store.commit(changes.filter(({ table, place, item }) => item !== null || table.rows.get(place) !== undefined));
  return { UnprocessedItems: {}, ...consumedByTable(request, units) };
};

const readWrite = (store: Store, table: string, input: unknown): PlannedWrite => {
  const { PutRequest: put, DeleteRequest: remove } = readParameters(WriteRequest, input);
  if (put !== undefined && remove === undefined) return planPut(store, { TableName: table, Item: put.Item });
  if (remove !== undefined && put === undefined) return planDelete(store, { TableName: table, Key: remove.Key });
  throw invalid(
    'Supplied AttributeValue has more than one datatypes set, must contain exactly one of PutRequest and DeleteRequest',
  );
};
