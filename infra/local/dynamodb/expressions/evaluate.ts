import { type AttributeValue, type Item, members, sameValue, sortable, typeOf } from '../values.ts';
import type { Comparator, Condition, Operand } from './condition.ts';
import { valueAt } from './paths.ts';

/**
 * Whether an item meets a condition. What is absent, or of a type that the operator does not fit, makes a term false,
 * but for `<>`, which is true of whatever is not equal.
 */
export const meets = (item: Item, condition: Condition): boolean => {
  switch (condition.kind) {
    case 'and':
      return meets(item, condition.left) && meets(item, condition.right);
    case 'or':
      return meets(item, condition.left) || meets(item, condition.right);
    case 'not':
      return !meets(item, condition.condition);
    case 'compare':
      return compares(condition.by, resolve(item, condition.left), resolve(item, condition.right));
    case 'between': {
      const value = resolve(item, condition.operand);
      return (
        compares('>=', value, resolve(item, condition.low)) && compares('<=', value, resolve(item, condition.high))
      );
    }
    case 'in': {
      const value = resolve(item, condition.operand);
      return condition.list.some((operand) => compares('=', value, resolve(item, operand)));
    }
    case 'exists':
      return (valueAt(item, condition.path) !== undefined) === condition.wanted;
    case 'type': {
      const value = valueAt(item, condition.path);
      return value !== undefined && typeOf(value) === condition.type;
    }
    case 'begins_with':
      return beginsWith(resolve(item, condition.left), resolve(item, condition.right));
    case 'contains':
      return contains(resolve(item, condition.left), resolve(item, condition.right));
  }
};

type Found = AttributeValue | undefined;

const resolve = (item: Item, operand: Operand): Found => {
  if (operand.kind === 'value') return operand.value;
  if (operand.kind === 'path') return valueAt(item, operand.path);
  const size = sizeOf(resolve(item, operand.of));
  return size === null ? undefined : { N: String(size) };
};

const compares = (by: Comparator, a: Found, b: Found): boolean => {
  const same = a !== undefined && b !== undefined && sameValue(a, b);
  if (by === '=') return same;
  if (by === '<>') return !same;
  if (a === undefined || b === undefined || typeOf(a) !== typeOf(b)) return false;
  const [left, right] = [sortable(a), sortable(b)];
  if (left === null || right === null) return false;
  if (by === '<') return left < right;
  if (by === '<=') return left <= right;
  return by === '>' ? left > right : left >= right;
};

const beginsWith = (value: Found, prefix: Found): boolean => {
  if (value === undefined || prefix === undefined || typeOf(value) !== typeOf(prefix) || 'N' in value) return false;
  const [whole, start] = [sortable(value), sortable(prefix)];
  return whole !== null && start !== null && whole.startsWith(start);
};

const contains = (value: Found, part: Found): boolean => {
  if (value === undefined || part === undefined) return false;
  if ('L' in value) return value.L.some((element) => sameValue(element, part));
  const set = members(value);
  if (set !== null) return typeOf(value) === `${typeOf(part)}S` && set.includes(String(Object.values(part)[0]));
  if (typeOf(value) !== typeOf(part) || 'N' in value) return false;
  const [whole, piece] = [sortable(value), sortable(part)];
  return whole !== null && piece !== null && whole.includes(piece);
};

/** What `size()` says of a value: characters, bytes, members; null where a type has no size. */
const sizeOf = (value: Found): number | null => {
  if (value === undefined) return null;
  if ('S' in value) return value.S.length;
  if ('B' in value) return Buffer.byteLength(value.B, 'base64');
  if ('L' in value) return value.L.length;
  if ('M' in value) return Object.keys(value.M).length;
  return members(value)?.length ?? null;
};
