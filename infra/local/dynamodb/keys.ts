import { type IndexDefinition, type KeyAttribute, type KeySchema, keyNames } from './definition.ts';
import { invalid, invalidValue } from './errors.ts';
import type { Place } from './ordered-index.ts';
import { type AttributeValue, attribute, type Item, sortable, typeOf } from './values.ts';

const LONGEST_HASH = 2048; // bytes; Developer Guide, "Constraints": partition and sort keys
const LONGEST_RANGE = 1024;

/** Where a whole item belongs. @throws ValidationException where a key attribute is missing or not what it must be */
export const placeOfItem = (schema: KeySchema, item: Item): Place => {
  const missing = keyNames(schema).find((name) => attribute(item, name) === undefined);
  if (missing !== undefined) throw invalidValue(`Missing the key ${missing} in the item`);
  return place(schema, item, (key, value) =>
    invalidValue(`Type mismatch for key ${key.name} expected: ${key.type} actual: ${typeOf(value)}`),
  );
};

/** Where a `Key` parameter points: exactly the key attributes. @throws ValidationException */
export const placeOfKey = (schema: KeySchema, key: Item): Place => {
  const names = keyNames(schema);
  const mismatch = () => invalid('The provided key element does not match the schema');
  if (Object.keys(key).length !== names.length || names.some((name) => attribute(key, name) === undefined)) {
    throw mismatch();
  }
  return place(schema, key, mismatch);
};

/**
 * Where an item stands in an index; null where it lacks one of the index's keys: the index is sparse.
 * @throws ValidationException where the key attribute is of another type, or empty: DynamoDB refuses the whole write
 */
export const placeInIndex = (index: IndexDefinition, item: Item): Place | null => {
  if (keyNames(index).some((name) => attribute(item, name) === undefined)) return null;
  return place(index, item, (key, value) =>
    invalidValue(
      `Type mismatch for Index Key ${key.name} Expected: ${key.type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
    ),
  );
};

type Mismatch = (key: KeyAttribute, value: AttributeValue) => Error;

const place = (schema: KeySchema, item: Item, mismatch: Mismatch): Place => ({
  hash: position(schema.hash, item, LONGEST_HASH, mismatch),
  range: schema.range === null ? '' : position(schema.range, item, LONGEST_RANGE, mismatch),
});

const position = (key: KeyAttribute, item: Item, longest: number, mismatch: Mismatch): string => {
  const value = attribute(item, key.name);
  if (value === undefined) throw invalid('The provided key element does not match the schema');
  const text = sortable(value);
  if (text === null || typeOf(value) !== key.type) throw mismatch(key, value);
  if (text === '') {
    const type = key.type === 'S' ? 'string' : 'binary';
    throw invalid(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${type} value. Key: ${key.name}`,
    );
  }
  if (key.type !== 'N' && text.length > longest) {
    throw invalidValue(
      longest === LONGEST_HASH
        ? 'Size of hashkey has exceeded the maximum size limit of2048 bytes'
        : 'Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
    );
  }
  return text;
};
