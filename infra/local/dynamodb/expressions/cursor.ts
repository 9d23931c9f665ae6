import { invalid, type ServiceError } from '../errors.ts';
import type { AttributeValue } from '../values.ts';
import { type Token, tokens } from './lexer.ts';
import type { Path } from './paths.ts';
import type { Placeholders } from './placeholders.ts';
import { isReserved } from './reserved-words.ts';

/** Where a parser stands in an expression, and what every kind of expression is read with. */
export type Cursor = {
  readonly peek: (ahead?: number) => Token;
  readonly next: () => Token;
  /** Takes a sign or a keyword (in any case) if it is what comes next. */
  readonly take: (text: string) => boolean;
  readonly expect: (text: string) => void;
  readonly path: () => Path;
  readonly value: () => AttributeValue;
  readonly syntaxError: () => ServiceError;
  readonly fail: (message: string) => ServiceError;
};

const DEEPEST_INDEX = 1_000_000_000;

/** @param what the parameter, for messages: `ConditionExpression` */
export const cursor = (what: string, expression: string, placeholders: Placeholders): Cursor => {
  const list = tokens(what, expression);
  const end: Token = { kind: 'end', text: '<EOF>' };
  let at = 0;

  const peek = (ahead = 0): Token => list[at + ahead] ?? end;
  const next = (): Token => {
    const token = peek();
    at++;
    return token;
  };
  const fail = (message: string): ServiceError => invalid(`Invalid ${what}: ${message}`);
  const syntaxError = (): ServiceError => {
    const near = list.slice(Math.max(0, at - 1), at + 2).filter(({ kind }) => kind !== 'end');
    return fail(`Syntax error; token: "${peek().text}", near: "${near.map(({ text }) => text).join(' ')}"`);
  };
  const take = (text: string): boolean => {
    const { kind, text: found } = peek();
    const matches = kind === 'sign' ? found === text : kind === 'word' && found.toUpperCase() === text;
    if (matches) at++;
    return matches;
  };
  const expect = (text: string): void => {
    if (!take(text)) throw syntaxError();
  };
  const name = (): string => {
    const { kind, text } = peek();
    if (kind === 'name') {
      next();
      return placeholders.name(what, text);
    }
    if (kind !== 'word') throw syntaxError();
    if (isReserved(text)) throw fail(`Attribute name is a reserved keyword; reserved keyword: ${text}`);
    next();
    return text;
  };

  return {
    peek,
    next,
    take,
    expect,
    syntaxError,
    fail,
    path: () => {
      const path: [string, ...(string | number)[]] = [name()];
      for (;;) {
        if (take('.')) path.push(name());
        else if (take('[')) {
          const { kind, text } = peek();
          if (kind !== 'number') throw syntaxError();
          if (Number(text) > DEEPEST_INDEX) throw fail('List index is not within the allowable range');
          path.push(Number(next().text));
          expect(']');
        } else return path;
      }
    },
    value: () => {
      const { kind, text } = peek();
      if (kind !== 'value') throw syntaxError();
      next();
      return placeholders.value(what, text);
    },
  };
};
