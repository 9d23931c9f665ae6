import { invalid } from '../errors.ts';

/** `text` is as written; the end of the expression is a token of its own. */
export type Token = {
  readonly kind: 'word' | 'name' | 'value' | 'number' | 'sign' | 'end';
  readonly text: string;
};

const LONGEST = 4096; // bytes; Developer Guide, "Constraints": expression parameters
const TOKEN =
  /[ \t\r\n]+|([A-Za-z_][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|([0-9]+)|(<=|>=|<>|[=<>()[\],.+-])/uy;
const KINDS = ['word', 'name', 'value', 'number', 'sign'] as const;

/**
 * Cuts an expression into tokens: words, `#names`, `:values`, list indexes, signs.
 * @param what the parameter, for messages: `ConditionExpression`
 * @throws ServiceError ValidationException
 */
export const tokens = (what: string, expression: string): readonly Token[] => {
  if (expression === '') throw invalid(`Invalid ${what}: The expression can not be empty;`);
  const bytes = Buffer.byteLength(expression);
  if (bytes > LONGEST) {
    throw invalid(`Invalid ${what}: Expression size has exceeded the maximum allowed size; expression size: ${bytes}`);
  }
  const found: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(expression);
    if (match === null) {
      const near = expression.slice(Math.max(0, at - 5), at + 6);
      throw invalid(`Invalid ${what}: Syntax error; token: "${expression[at]}", near: "${near}"`);
    }
    at = TOKEN.lastIndex;
    KINDS.forEach((kind, group) => {
      const text = match[group + 1];
      if (text !== undefined) found.push({ kind, text });
    });
  }
  return [...found, { kind: 'end', text: '<EOF>' }];
};
