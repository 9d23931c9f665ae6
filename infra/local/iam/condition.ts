import { matchesWildcard } from './wildcard.ts';

/** What a request says of itself, by condition key in lower case: `aws:securetransport`, `s3:prefix` … */
export type RequestContext = ReadonlyMap<string, string>;

export type Condition = (context: RequestContext) => boolean;

type Comparison = (actual: string, wanted: string) => boolean;

const equals: Comparison = (actual, wanted) => actual === wanted;
const equalsAnyCase: Comparison = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const like: Comparison = (actual, wanted) => matchesWildcard(wanted, actual);
const numeric =
  (compare: (actual: number, wanted: number) => boolean): Comparison =>
  (actual, wanted) =>
    compare(Number(actual), Number(wanted));

/** Each of the six parts of an ARN by itself; ArnEquals and ArnLike mean the same. */
const arnLike: Comparison = (actual, wanted) => {
  const [is, should] = [arnParts(actual), arnParts(wanted)];
  return should.length === is.length && should.every((part, at) => matchesWildcard(part, is[at] ?? ''));
};

const arnParts = (arn: string): readonly string[] => {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
};

/** After the IAM User Guide, "IAM JSON policy elements: Condition operators"; those for dates, addresses and sets are not here. */
const OPERATORS: Readonly<Record<string, Comparison>> = {
  StringEquals: equals,
  StringEqualsIgnoreCase: equalsAnyCase,
  StringLike: like,
  ArnEquals: arnLike,
  ArnLike: arnLike,
  Bool: equalsAnyCase,
  NumericEquals: numeric((actual, wanted) => actual === wanted),
  NumericLessThan: numeric((actual, wanted) => actual < wanted),
  NumericLessThanEquals: numeric((actual, wanted) => actual <= wanted),
  NumericGreaterThan: numeric((actual, wanted) => actual > wanted),
  NumericGreaterThanEquals: numeric((actual, wanted) => actual >= wanted),
};

/** The operator that each of these denies. */
const NEGATIONS: Readonly<Record<string, string>> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
  ArnNotEquals: 'ArnEquals',
  ArnNotLike: 'ArnLike',
  NumericNotEquals: 'NumericEquals',
};

const IF_EXISTS = 'IfExists';

/**
 * Reads one line of a policy's Condition: an operator, a key of the request's context, and the values it may have (one
 * of them suffices; for a negated operator none may match). A key that the request does not have makes the condition
 * false, or true for a negated operator and for `…IfExists`.
 * @param of what the policy belongs to, for messages
 * @throws Error for an operator that is not evaluated here
 */
export const readCondition = (operator: string, key: string, values: readonly string[], of: string): Condition => {
  const name = key.toLowerCase();
  if (operator === 'Null') return (context) => values.some((value) => (value === 'true') === !context.has(name));
  const optional = operator.endsWith(IF_EXISTS);
  const bare = optional ? operator.slice(0, -IF_EXISTS.length) : operator;
  const negated = Object.hasOwn(NEGATIONS, bare);
  const positive = (negated ? NEGATIONS[bare] : bare) ?? '';
  const compare = Object.hasOwn(OPERATORS, positive) ? OPERATORS[positive] : undefined;
  if (compare === undefined)
    throw new Error(`${of}: the condition operator ${operator} is not evaluated on this machine`);
  return (context) => {
    const actual = context.get(name);
    if (actual === undefined) return negated || optional;
    return values.some((wanted) => compare(actual, wanted)) !== negated;
  };
};
