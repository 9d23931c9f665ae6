import { invalid, invalidValue } from '../errors.ts';
import { addNumbers } from '../numbers.ts';
import { type AttributeValue, attribute, type Item, members, typeOf } from '../values.ts';
import { type Path, valueAt } from './paths.ts';
import type { Expression, Update } from './update.ts';

/**
 * The item that an update makes. Everything is computed from the item as it was; list elements are removed after what
 * is set was set, all by their old indexes.
 * @throws ServiceError ValidationException where an operand is absent or of the wrong type
 */
export const applyUpdate = (item: Item, update: Update): Item => {
  const sets = [
    ...update.set.map(({ path, expression }) => ({ path, value: compute(item, expression) })),
    ...update.add.map(({ path, value }) => ({ path, value: added(valueAt(item, path), value) })),
  ];
  const deletions = update.delete.map(({ path, value }) => ({ path, value: without(valueAt(item, path), value) }));
  const removals = [...update.remove, ...deletions.filter((it) => it.value === null).map(({ path }) => path)];
  let next = item;
  for (const { path, value } of [...sets, ...deletions].sort(byLastIndex)) {
    if (value !== null) next = changeAttribute(next, path, value);
  }
  for (const path of removals.toSorted((a, b) => lastIndex(b) - lastIndex(a))) {
    next = changeAttribute(next, path, null);
  }
  return next;
};

// Elements beyond a list's end are appended in the order of their indexes; removals go from the end to the start.
const lastIndex = (path: Path): number => Number(path.findLast((step) => typeof step === 'number') ?? -1);
const byLastIndex = (a: { readonly path: Path }, b: { readonly path: Path }): number =>
  lastIndex(a.path) - lastIndex(b.path);

const compute = (item: Item, expression: Expression): AttributeValue => {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'path': {
      const value = valueAt(item, expression.path);
      if (value === undefined) {
        throw invalid('The provided expression refers to an attribute that does not exist in the item');
      }
      return value;
    }
    case 'if_not_exists': {
      // Both operands are computed, as DynamoDB does: one that is absent is an error even where it is not needed.
      const otherwise = compute(item, expression.otherwise);
      return valueAt(item, expression.path) ?? otherwise;
    }
    case 'sum': {
      const [left, right] = [compute(item, expression.left), compute(item, expression.right)];
      if (!('N' in left && 'N' in right)) throw wrongType();
      return { N: addNumbers(left.N, right.N, expression.sign) };
    }
    case 'list_append': {
      const [left, right] = [compute(item, expression.left), compute(item, expression.right)];
      if (!('L' in left && 'L' in right)) throw wrongType();
      return { L: [...left.L, ...right.L] };
    }
  }
};

const wrongType = () => invalid('An operand in the update expression has an incorrect data type');

const added = (old: AttributeValue | undefined, value: AttributeValue): AttributeValue => {
  if (old === undefined) return value;
  if ('N' in old && 'N' in value) return { N: addNumbers(old.N, value.N, 1) };
  const [before, more] = [members(old), members(value)];
  if (before === null || more === null || typeOf(old) !== typeOf(value)) throw wrongType();
  return setOf(value, [...new Set([...before, ...more])]);
};

/** What is left of a set, or null for nothing. */
const without = (old: AttributeValue | undefined, value: AttributeValue): AttributeValue | null => {
  if (old === undefined) return null;
  const [before, less] = [members(old), members(value)];
  if (before === null || less === null || typeOf(old) !== typeOf(value)) throw wrongType();
  const left = before.filter((member) => !less.includes(member));
  return left.length === 0 ? null : setOf(value, left);
};

const setOf = (like: AttributeValue, list: readonly string[]): AttributeValue => {
  if ('SS' in like) return { SS: list };
  return 'NS' in like ? { NS: list } : { BS: list };
};

const changeAttribute = (item: Item, [name, ...rest]: Path, value: AttributeValue | null): Item => {
  const old = attribute(item, name);
  const next = rest.length === 0 ? value : change(old, rest, value);
  if (next !== null) return { ...item, [name]: next };
  return Object.fromEntries(Object.entries(item).filter(([other]) => other !== name));
};

/** `value` at a path within `old`, or nothing there; null where `old` itself goes. */
const change = (
  old: AttributeValue | undefined,
  [step, ...rest]: readonly (string | number)[],
  value: AttributeValue | null,
): AttributeValue | null => {
  if (step === undefined) return value;
  if (old !== undefined && typeof step === 'string' && 'M' in old) {
    return { M: changeAttribute(old.M, [step, ...rest], value) };
  }
  if (old !== undefined && typeof step === 'number' && 'L' in old) {
    const next = change(old.L[step], rest, value);
    if (step >= old.L.length) return { L: next === null ? old.L : [...old.L, next] };
    return { L: next === null ? old.L.toSpliced(step, 1) : old.L.with(step, next) };
  }
  throw invalid('The document path provided in the update expression is invalid for update');
};

/** Refuses an update of what an item is found by. @throws ServiceError ValidationException */
export const assertKeysUntouched = (keys: readonly string[], paths: readonly Path[]): void => {
  const touched = paths.find(([name]) => keys.includes(name));
  if (touched === undefined) return;
  throw invalidValue(`Cannot update attribute ${touched[0]}. This attribute is part of the key`);
};
