import { invalid } from '../errors.ts';
import { type AttributeValue, isRecord, readValue } from '../values.ts';

/** The names and values that a request's expressions refer to as `#name` and `:value`. */
export type Placeholders = {
  /** @throws ServiceError ValidationException where the request does not define it; so for `value` */
  readonly name: (what: string, reference: string) => string;
  readonly value: (what: string, reference: string) => AttributeValue;
  /** @throws ServiceError ValidationException where the request defines what no expression uses */
  readonly assertAllUsed: () => void;
};

const REFERENCE = /^[#:][A-Za-z0-9_]+$/u;

const read = <T>(parameter: string, sign: string, input: unknown, readOne: (value: unknown) => T): Map<string, T> => {
  if (input === undefined) return new Map();
  if (!isRecord(input) || Object.keys(input).length === 0) throw invalid(`${parameter} must not be empty`);
  return new Map(
    Object.entries(input).map(([key, value]) => {
      if (!key.startsWith(sign) || !REFERENCE.test(key)) {
        throw invalid(`${parameter} contains invalid key: Syntax error; key: "${key}"`);
      }
      return [key, readOne(value)];
    }),
  );
};

const readName = (value: unknown): string => {
  if (typeof value !== 'string' || value === '') throw invalid('ExpressionAttributeNames contains invalid value');
  return value;
};

/** Reads `ExpressionAttributeNames` and `ExpressionAttributeValues`. @throws ServiceError ValidationException */
export const placeholders = (input: {
  readonly ExpressionAttributeNames?: unknown;
  readonly ExpressionAttributeValues?: unknown;
}): Placeholders => {
  const names = read('ExpressionAttributeNames', '#', input.ExpressionAttributeNames, readName);
  const values = read('ExpressionAttributeValues', ':', input.ExpressionAttributeValues, (it) => readValue(it));
  const used = new Set<string>();
  const unused = (defined: ReadonlyMap<string, unknown>): string =>
    [...defined.keys()].filter((key) => !used.has(key)).join(', ');

  return {
    name: (what, reference) => {
      const name = names.get(reference);
      if (name === undefined) {
        throw invalid(
          `Invalid ${what}: An expression attribute name used in the document path is not defined; attribute name: ${reference}`,
        );
      }
      used.add(reference);
      return name;
    },
    value: (what, reference) => {
      const value = values.get(reference);
      if (value === undefined) {
        throw invalid(
          `Invalid ${what}: An expression attribute value used in expression is not defined; attribute value: ${reference}`,
        );
      }
      used.add(reference);
      return value;
    },
    assertAllUsed: () => {
      if (unused(names) !== '') {
        throw invalid(`Value provided in ExpressionAttributeNames unused in expressions: keys: {${unused(names)}}`);
      }
      if (unused(values) !== '') {
        throw invalid(`Value provided in ExpressionAttributeValues unused in expressions: keys: {${unused(values)}}`);
      }
    },
  };
};
