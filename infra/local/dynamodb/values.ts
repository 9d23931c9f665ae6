import { invalid, invalidValue, unreadable } from './errors.ts';
import { normaliseNumber, significantDigits, sortableNumber } from './numbers.ts';

/** An attribute's value in the form of the wire; binary is base64. Numbers and base64 are normalised: equal is `===`. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly M: Item }
  | { readonly L: readonly AttributeValue[] }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] };

export type Item = Readonly<Record<string, AttributeValue>>;
export type AttributeType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'M' | 'L' | 'SS' | 'NS' | 'BS';

export const TYPES: readonly string[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'];
const DEEPEST = 32; // Developer Guide, "Constraints": nested attributes

export const typeOf = (value: AttributeValue): AttributeType => Object.keys(value)[0] as AttributeType;

/** An own attribute: names like `constructor` are names like any other. */
export const attribute = (item: Item, name: string): AttributeValue | undefined =>
  Object.hasOwn(item, name) ? item[name] : undefined;

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks and normalises an item off the wire. @throws ValidationException, SerializationException */
export const readItem = (input: unknown, depth = 0): Item => {
  if (!isRecord(input)) throw unreadable('Expected a map of attribute values');
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, readValue(value, depth)]));
};

/** Checks and normalises one value off the wire. @throws ValidationException, SerializationException */
export const readValue = (input: unknown, depth = 0): AttributeValue => {
  if (!isRecord(input)) throw unreadable('Expected an attribute value');
  if (depth > DEEPEST) throw invalid('Nesting Levels have exceeded supported limits');
  const [entry, another] = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  const exactly = 'must contain exactly one of the supported datatypes';
  if (entry === undefined) throw invalid(`Supplied AttributeValue is empty, ${exactly}`);
  if (another !== undefined) throw invalid(`Supplied AttributeValue has more than one datatypes set, ${exactly}`);
  const [type, value] = entry;
  switch (type) {
    case 'S':
      return { S: readText(value) };
    case 'N':
      return { N: normaliseNumber(readText(value)) };
    case 'B':
      return { B: readBinary(value) };
    case 'BOOL':
      if (typeof value !== 'boolean') throw unreadable('Expected a boolean');
      return { BOOL: value };
    case 'NULL':
      if (value !== true) throw invalidValue('Null attribute value types must have the value of true');
      return { NULL: true };
    case 'M':
      return { M: readItem(value, depth + 1) };
    case 'L':
      return { L: readList(value).map((it) => readValue(it, depth + 1)) };
    case 'SS':
      return { SS: readSet(value, 'string', readText) };
    case 'NS':
      return { NS: readSet(value, 'number', (it) => normaliseNumber(readText(it))) };
    case 'BS':
      return { BS: readSet(value, 'binary', readBinary) };
    default:
      throw invalid(`Supplied AttributeValue is empty, ${exactly}`);
  }
};

const readText = (value: unknown): string => {
  if (typeof value !== 'string') throw unreadable('Expected a string');
  return value;
};

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/u;

const readBinary = (value: unknown): string => {
  const text = readText(value);
  if (text.length % 4 !== 0 || !BASE64.test(text)) throw unreadable('Expected base64');
  return Buffer.from(text, 'base64').toString('base64');
};

const readList = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw unreadable('Expected a list');
  return value;
};

const readSet = (input: unknown, kind: string, read: (value: unknown) => string): readonly string[] => {
  const members = readList(input).map(read);
  if (members.length === 0) throw invalidValue(`An ${kind} set  may not be empty`);
  if (new Set(members).size < members.length) {
    throw invalidValue(`Input collection [${members.join(', ')}] contains duplicates.`);
  }
  return members;
};

/** The members of a set with their type, or null for any other value. */
export const members = (value: AttributeValue): readonly string[] | null => {
  if ('SS' in value) return value.SS;
  if ('NS' in value) return value.NS;
  return 'BS' in value ? value.BS : null;
};

/** Deep equality as `=` means it: of one type, sets in any order. */
export const sameValue = (a: AttributeValue, b: AttributeValue): boolean => {
  if (typeOf(a) !== typeOf(b)) return false;
  if ('M' in a && 'M' in b) {
    const names = Object.keys(a.M);
    return names.length === Object.keys(b.M).length && names.every((name) => sameMember(a.M, b.M, name));
  }
  if ('L' in a && 'L' in b) {
    return a.L.length === b.L.length && a.L.every((it, at) => sameOptional(it, b.L[at]));
  }
  const [left, right] = [members(a), members(b)];
  if (left !== null && right !== null) {
    return left.length === right.length && new Set([...left, ...right]).size === left.length;
  }
  return Object.values(a)[0] === Object.values(b)[0];
};

const sameMember = (a: Item, b: Item, name: string): boolean => sameOptional(attribute(a, name), attribute(b, name));

const sameOptional = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a !== undefined && b !== undefined && sameValue(a, b);

/**
 * Text whose order by code unit is DynamoDB's order: strings by UTF-8 byte, numbers by magnitude, binary by unsigned
 * byte; a prefix stays a prefix. Null for a type that has no order.
 */
export const sortable = (value: AttributeValue): string | null => {
  if ('S' in value) return Buffer.from(value.S, 'utf8').toString('latin1');
  if ('N' in value) return sortableNumber(value.N);
  if ('B' in value) return Buffer.from(value.B, 'base64').toString('latin1');
  return null;
};

const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8');
const bytesOf = (base64: string): number => Buffer.byteLength(base64, 'base64');
const digitsOf = (number: string): number =>
  1 + Math.ceil(significantDigits(number) / 2) + (number.startsWith('-') ? 1 : 0);
const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

/** Bytes that an item is counted as: names and values (Developer Guide, "DynamoDB item sizes and formats"). */
export const itemSize = (item: Item): number =>
  total(Object.entries(item).map(([name, value]) => utf8(name) + valueSize(value)));

export const valueSize = (value: AttributeValue): number => {
  if ('S' in value) return utf8(value.S);
  if ('N' in value) return digitsOf(value.N);
  if ('B' in value) return bytesOf(value.B);
  if ('SS' in value) return total(value.SS.map(utf8));
  if ('NS' in value) return total(value.NS.map(digitsOf));
  if ('BS' in value) return total(value.BS.map(bytesOf));
  if ('M' in value) return 3 + itemSize(value.M) + Object.keys(value.M).length;
  if ('L' in value) return 3 + total(value.L.map((it) => valueSize(it) + 1));
  return 1;
};
