import type { AttributeType, AttributeValue } from '../values.ts';
import { sortable, typeOf } from '../values.ts';
import { type Cursor, cursor } from './cursor.ts';
import { type Path, samePath, show } from './paths.ts';
import type { Placeholders } from './placeholders.ts';

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** What a comparison is made of: the value at a path, a value of the request, or the size of one at a path. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: AttributeValue }
  | { readonly kind: 'size'; readonly of: Operand };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'compare'; readonly by: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[] }
  | { readonly kind: 'exists'; readonly path: Path; readonly wanted: boolean }
  | { readonly kind: 'type'; readonly path: Path; readonly type: string }
  | { readonly kind: 'begins_with' | 'contains'; readonly left: Operand; readonly right: Operand };

const COMPARATORS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];
const FUNCTIONS: readonly string[] = [
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
  'size',
];
const MOST_OPERATORS = 300; // Developer Guide, "Constraints": expression parameters
const LONGEST_LIST = 100;

/**
 * Reads a condition, filter or key condition.
 * Source: Developer Guide, "Comparison operator and function reference", with its grammar.
 * @param what the parameter, for messages: `ConditionExpression`
 * @throws ServiceError ValidationException
 */
export const parseCondition = (what: string, expression: string, placeholders: Placeholders): Condition => {
  const at = cursor(what, expression, placeholders);
  const parser = { at, operators: 0 };
  const condition = readOr(parser).condition;
  if (at.peek().kind !== 'end') throw at.syntaxError();
  return condition;
};

type Parser = { readonly at: Cursor; operators: number };
/** `enclosed`: the whole of it stands in parentheses. */
type Read = { readonly condition: Condition; readonly enclosed: boolean };

const counted = (parser: Parser): void => {
  parser.operators++;
  if (parser.operators > MOST_OPERATORS) {
    throw parser.at.fail(`The expression contains too many operators; operator count: ${parser.operators}`);
  }
};

const readOr = (parser: Parser): Read => {
  let read = readAnd(parser);
  while (parser.at.take('OR')) {
    counted(parser);
    read = { condition: { kind: 'or', left: read.condition, right: readAnd(parser).condition }, enclosed: false };
  }
  return read;
};

const readAnd = (parser: Parser): Read => {
  let read = readNot(parser);
  while (parser.at.take('AND')) {
    counted(parser);
    read = { condition: { kind: 'and', left: read.condition, right: readNot(parser).condition }, enclosed: false };
  }
  return read;
};

const readNot = (parser: Parser): Read => {
  if (!parser.at.take('NOT')) return readTerm(parser);
  counted(parser);
  return { condition: { kind: 'not', condition: readNot(parser).condition }, enclosed: false };
};

const readTerm = (parser: Parser): Read => {
  const { at } = parser;
  if (at.take('(')) {
    const { condition, enclosed } = readOr(parser);
    if (enclosed) throw at.fail('The expression has redundant parentheses;');
    at.expect(')');
    return { condition, enclosed: true };
  }
  counted(parser);
  const name = isCall(at) ? at.peek().text : null;
  return { condition: name === null || name === 'size' ? readComparison(at) : readFunction(at), enclosed: false };
};

const isCall = (at: Cursor): boolean => at.peek().kind === 'word' && at.peek(1).text === '(';

const readFunction = (at: Cursor): Condition => {
  const name = at.peek().text;
  if (!FUNCTIONS.includes(name)) throw at.fail(`Invalid function name; function: ${name}`);
  at.next();
  at.expect('(');
  const operands = [readOperand(at)];
  while (at.take(',')) operands.push(readOperand(at));
  at.expect(')');
  const [first, second] = operands;
  const wanted = name.startsWith('attribute_') && name !== 'attribute_type' ? 1 : 2;
  if (first === undefined || operands.length !== wanted) {
    throw at.fail(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  const pathOf = (): Path => {
    if (first.kind === 'path') return first.path;
    throw at.fail(`Operator or function requires a document path; operator or function: ${name}`);
  };
  if (second === undefined) return { kind: 'exists', path: pathOf(), wanted: name === 'attribute_exists' };
  if (name === 'attribute_type') return { kind: 'type', path: pathOf(), type: typeName(at, second) };
  assertNotSame(at, name, first, second);
  if (name === 'begins_with') assertType(at, 'operator or function', name, ['S', 'B'], first, second);
  return { kind: name === 'contains' ? 'contains' : 'begins_with', left: first, right: second };
};

const TYPE_NAMES = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

const typeName = (at: Cursor, operand: Operand): string => {
  if (operand.kind !== 'value' || !('S' in operand.value)) {
    throw at.fail('Incorrect operand type for operator or function; operator or function: attribute_type');
  }
  const type = operand.value.S;
  if (!TYPE_NAMES.includes(type)) {
    throw at.fail(`Invalid attribute type name found; type: ${type}, valid types: {${TYPE_NAMES.join(',')}}`);
  }
  return type;
};

const readComparison = (at: Cursor): Condition => {
  const left = readOperand(at);
  if (at.take('BETWEEN')) return readBetween(at, left);
  if (at.take('IN')) return readIn(at, left);
  const by = at.peek().text;
  if (!isComparator(by)) throw at.syntaxError();
  at.next();
  const right = readOperand(at);
  assertNotSame(at, by, left, right);
  if (by !== '=' && by !== '<>') assertType(at, 'operator', by, ['S', 'N', 'B'], left, right);
  return { kind: 'compare', by, left, right };
};

const isComparator = (text: string): text is Comparator => COMPARATORS.includes(text);

const readBetween = (at: Cursor, operand: Operand): Condition => {
  const low = readOperand(at);
  at.expect('AND');
  const high = readOperand(at);
  assertNotSame(at, 'BETWEEN', operand, low, high);
  assertType(at, 'operator', 'BETWEEN', ['S', 'N', 'B'], operand, low, high);
  if (low.kind === 'value' && high.kind === 'value') {
    if (typeOf(low.value) !== typeOf(high.value)) {
      throw at.fail('The BETWEEN operator requires same data type for lower and upper bounds;');
    }
    if ((sortable(low.value) ?? '') > (sortable(high.value) ?? '')) {
      throw at.fail('The BETWEEN operator requires upper bound to be greater than or equal to lower bound;');
    }
  }
  return { kind: 'between', operand, low, high };
};

const readIn = (at: Cursor, operand: Operand): Condition => {
  at.expect('(');
  const list = [readOperand(at)];
  while (at.take(',')) list.push(readOperand(at));
  at.expect(')');
  if (list.length > LONGEST_LIST) {
    throw at.fail(`Incorrect number of operands for operator or function; operator or function: IN`);
  }
  assertNotSame(at, 'IN', operand, ...list);
  return { kind: 'in', operand, list };
};

const readOperand = (at: Cursor): Operand => {
  if (at.peek().kind === 'value') return { kind: 'value', value: at.value() };
  if (!isCall(at)) return { kind: 'path', path: at.path() };
  const name = at.peek().text;
  if (name !== 'size') {
    const known = FUNCTIONS.includes(name);
    throw at.fail(
      known
        ? `The function is not allowed to be used this way in an expression; function: ${name}`
        : `Invalid function name; function: ${name}`,
    );
  }
  at.next();
  at.expect('(');
  const of = readOperand(at);
  at.expect(')');
  if (of.kind === 'size') throw at.fail('The function is not allowed to be used this way; function: size');
  return { kind: 'size', of };
};

const assertNotSame = (at: Cursor, operator: string, left: Operand, ...others: readonly Operand[]): void => {
  if (left.kind !== 'path' || !others.some((it) => it.kind === 'path' && samePath(left.path, it.path))) return;
  throw at.fail(
    `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${show(left.path)}`,
  );
};

const assertType = (
  at: Cursor,
  sort: string,
  name: string,
  types: readonly AttributeType[],
  ...operands: readonly Operand[]
): void => {
  for (const operand of operands) {
    const type = operand.kind === 'path' ? null : operand.kind === 'size' ? 'N' : typeOf(operand.value);
    if (type === null || types.includes(type)) continue;
    throw at.fail(`Incorrect operand type for operator or function; ${sort}: ${name}, operand type: ${type}`);
  }
};
