import type { KeyAttribute, KeySchema } from '../definition.ts';
import { invalid, invalidValue, type ServiceError } from '../errors.ts';
import { type AttributeValue, sortable, typeOf } from '../values.ts';
import { type Condition, type Operand, parseCondition } from './condition.ts';
import type { Placeholders } from './placeholders.ts';

/** The partition, and which of its positions: those that are not before it and not after it. */
export type KeyCondition = {
  readonly hash: string;
  readonly before: (range: string) => boolean;
  readonly after: (range: string) => boolean;
};

type Term = { readonly by: string; readonly values: readonly AttributeValue[] };

/**
 * Reads a key condition: the partition key equal to a value, and at most one condition on the sort key.
 * Source: Developer Guide, "Key condition expressions for the Query operation".
 * @throws ServiceError ValidationException
 */
export const parseKeyCondition = (schema: KeySchema, expression: string, placeholders: Placeholders): KeyCondition => {
  const terms = new Map<string, Term>();
  for (const condition of conjuncts(parseCondition('KeyConditionExpression', expression, placeholders))) {
    const { name, ...term } = readTerm(condition);
    if (terms.has(name)) {
      throw invalid('Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key');
    }
    terms.set(name, term);
  }
  const hash = terms.get(schema.hash.name);
  if (hash === undefined) throw invalid(`Query condition missed key schema element: ${schema.hash.name}`);
  if (hash.by !== '=') throw invalid('Query key condition not supported');
  const range = schema.range === null ? undefined : terms.get(schema.range.name);
  if (terms.size > (range === undefined ? 1 : 2)) throw missed(schema);
  const [value = ''] = positions(schema.hash, hash);
  return { hash: value, ...(schema.range === null || range === undefined ? ANY : bounds(schema.range, range)) };
};

const ANY = { before: () => false, after: () => false };

const missed = ({ hash, range }: KeySchema): ServiceError =>
  range === null
    ? invalid(`Query key condition not supported: only ${hash.name} is a key`)
    : invalid(`Query condition missed key schema element: ${range.name}`);

const conjuncts = (condition: Condition): readonly Condition[] =>
  condition.kind === 'and' ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];

const FLIPPED: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

const readTerm = (condition: Condition): Term & { readonly name: string } => {
  const [by, operands] = parts(condition);
  const path = operands.find((operand) => operand.kind === 'path');
  const values = operands.filter((operand) => operand.kind === 'value').map(({ value }) => value);
  const [name, deeper] = path?.path ?? [];
  if (by === undefined || name === undefined || values.length !== operands.length - 1) {
    throw invalid('Invalid operator used in KeyConditionExpression: only =, <, <=, >, >=, BETWEEN and begins_with');
  }
  if (deeper !== undefined) {
    throw invalid(
      'Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes',
    );
  }
  return { name, by: operands[0] === path ? by : (FLIPPED[by] ?? by), values };
};

const parts = (condition: Condition): readonly [string | undefined, readonly Operand[]] => {
  if (condition.kind === 'compare' && condition.by !== '<>') {
    return [condition.by, [condition.left, condition.right]];
  }
  if (condition.kind === 'between') return ['between', [condition.operand, condition.low, condition.high]];
  if (condition.kind === 'begins_with') return ['begins_with', [condition.left, condition.right]];
  return [undefined, []];
};

const positions = (key: KeyAttribute, { by, values }: Term): readonly string[] =>
  values.map((value) => {
    const position = sortable(value);
    if (typeOf(value) !== key.type || position === null || (by === 'begins_with' && key.type === 'N')) {
      throw invalidValue('Condition parameter type does not match schema type');
    }
    if (position === '') {
      throw invalid(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${key.type === 'S' ? 'string' : 'binary'} value. Key: ${key.name}`,
      );
    }
    return position;
  });

const bounds = (key: KeyAttribute, term: Term): Omit<KeyCondition, 'hash'> => {
  const [low = '', high = low] = positions(key, term);
  const none = () => false;
  switch (term.by) {
    case '<':
      return { before: none, after: (range) => range >= low };
    case '<=':
      return { before: none, after: (range) => range > low };
    case '>':
      return { before: (range) => range <= low, after: none };
    case '>=':
      return { before: (range) => range < low, after: none };
    case 'begins_with':
      return { before: (range) => range < low, after: (range) => range > low && !range.startsWith(low) };
    default:
      return { before: (range) => range < low, after: (range) => range > high };
  }
};
