import { type AttributeValue, members, typeOf } from '../values.ts';
import { type Cursor, cursor } from './cursor.ts';
import { assertDistinct, type Path, samePath, show } from './paths.ts';
import type { Placeholders } from './placeholders.ts';

/** What SET computes a value from. */
export type Expression =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'sum'; readonly left: Expression; readonly right: Expression; readonly sign: 1 | -1 }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: Expression }
  | { readonly kind: 'list_append'; readonly left: Expression; readonly right: Expression };

export type Update = {
  readonly set: readonly { readonly path: Path; readonly expression: Expression }[];
  readonly remove: readonly Path[];
  readonly add: readonly { readonly path: Path; readonly value: AttributeValue }[];
  readonly delete: readonly { readonly path: Path; readonly value: AttributeValue }[];
};

/** Every path that an update changes. */
export const changedPaths = (update: Update): readonly Path[] => [
  ...update.set.map(({ path }) => path),
  ...update.remove,
  ...update.add.map(({ path }) => path),
  ...update.delete.map(({ path }) => path),
];

const CLAUSES = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/**
 * Reads an update expression: SET, REMOVE, ADD, DELETE, each at most once.
 * Source: Developer Guide, "Using update expressions in DynamoDB", with its grammar.
 * @throws ServiceError ValidationException
 */
export const parseUpdate = (expression: string, placeholders: Placeholders): Update => {
  const at = cursor('UpdateExpression', expression, placeholders);
  const seen = new Set<string>();
  let update: Update = { set: [], remove: [], add: [], delete: [] };
  while (at.peek().kind !== 'end') {
    const clause = CLAUSES.find((it) => at.take(it));
    if (clause === undefined) throw at.syntaxError();
    if (seen.has(clause)) {
      throw at.fail(`The "${clause}" section can only be used once in an update expression;`);
    }
    seen.add(clause);
    if (clause === 'SET') update = { ...update, set: list(at, readAssignment) };
    else if (clause === 'REMOVE') update = { ...update, remove: list(at, (it) => it.path()) };
    else if (clause === 'ADD') update = { ...update, add: list(at, (it) => readAddition(it, 'ADD')) };
    else update = { ...update, delete: list(at, (it) => readAddition(it, 'DELETE')) };
  }
  assertDistinct(changedPaths(update), at.fail);
  return update;
};

const list = <T>(at: Cursor, read: (at: Cursor) => T): readonly T[] => {
  const found = [read(at)];
  while (at.take(',')) found.push(read(at));
  return found;
};

const readAssignment = (at: Cursor) => {
  const path = at.path();
  at.expect('=');
  return { path, expression: readSum(at) };
};

const readSum = (at: Cursor): Expression => {
  const left = readOperand(at);
  const operator = at.peek().text;
  const sign = at.take('+') ? 1 : at.take('-') ? -1 : null;
  if (sign === null) return left;
  const right = readOperand(at);
  for (const operand of [left, right]) {
    if (operand.kind === 'list_append') throw misplaced(at, 'list_append');
    assertStaticType(at, operator, operand, 'N');
  }
  return { kind: 'sum', left, right, sign };
};

const readOperand = (at: Cursor): Expression => {
  if (at.peek().kind === 'value') return { kind: 'value', value: at.value() };
  if (at.take('(')) {
    const inner = readSum(at);
    at.expect(')');
    return inner;
  }
  return at.peek().kind === 'word' && at.peek(1).text === '(' ? readFunction(at) : { kind: 'path', path: at.path() };
};

const readFunction = (at: Cursor): Expression => {
  const name = at.next().text;
  if (name !== 'if_not_exists' && name !== 'list_append') {
    throw at.fail(`Invalid function name; function: ${name}`);
  }
  at.expect('(');
  if (name === 'if_not_exists' && at.peek().kind === 'value') {
    throw at.fail('Operator or function requires a document path; operator or function: if_not_exists');
  }
  const first = readOperand(at);
  if (!at.take(',')) throw at.syntaxError();
  const second = readOperand(at);
  at.expect(')');
  if (name === 'if_not_exists') {
    if (first.kind !== 'path') {
      throw at.fail('Operator or function requires a document path; operator or function: if_not_exists');
    }
    if (second.kind === 'path' && samePath(first.path, second.path)) {
      throw at.fail(
        `The first operand must be distinct from the remaining operands for this operator or function; operator: if_not_exists, first operand: ${show(first.path)}`,
      );
    }
    return { kind: 'if_not_exists', path: first.path, otherwise: second };
  }
  for (const operand of [first, second]) assertStaticType(at, name, operand, 'L');
  return { kind: 'list_append', left: first, right: second };
};

const misplaced = (at: Cursor, name: string) =>
  at.fail(`The function is not allowed to be used this way in an expression; function: ${name}`);

const assertStaticType = (at: Cursor, name: string, operand: Expression, type: string): void => {
  if (operand.kind !== 'value' || typeOf(operand.value) === type) return;
  throw at.fail(
    `Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${typeOf(operand.value)}`,
  );
};

const readAddition = (at: Cursor, clause: 'ADD' | 'DELETE') => {
  const path = at.path();
  if (path.length > 1) throw at.fail(`${clause} is documented for top-level attributes only`);
  const value = at.value();
  if (members(value) === null && (clause === 'DELETE' || !('N' in value))) {
    throw at.fail(
      `Incorrect operand type for operator or function; operator: ${clause}, operand type: ${typeOf(value)}`,
    );
  }
  return { path, value };
};
