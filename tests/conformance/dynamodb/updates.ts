import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { type Bench, type Item, refusal } from './target.ts';

const S = (text: string): AttributeValue => ({ S: text });
const N = (number: number | string): AttributeValue => ({ N: String(number) });
const L = (...elements: AttributeValue[]): AttributeValue => ({ L: elements });

type Case = readonly [title: string, before: Item, expression: string, values: Item | undefined, after: Item];

const CASES: readonly Case[] = [
  ['SET', { a: S('x') }, 'SET a = :v, b = :w', { ':v': S('y'), ':w': N(1) }, { a: S('y'), b: N(1) }],
  ['SET from another attribute', { a: N(1), b: N(2) }, 'SET a = b, b = a', undefined, { a: N(2), b: N(1) }],
  ['SET with +', { a: N(1) }, 'SET a = a + :v', { ':v': N('0.1') }, { a: N('1.1') }],
  ['SET with -', { a: N(1) }, 'SET a = :v - a', { ':v': N(10) }, { a: N(9) }],
  [
    'SET with exact sums',
    { a: N('99999999999999999999999999999999999998') },
    'SET a = a + :v',
    { ':v': N(1) },
    { a: N('99999999999999999999999999999999999999') },
  ],
  [
    'SET if_not_exists',
    { a: N(1) },
    'SET a = if_not_exists(a, :z) + :o, b = if_not_exists(b, :z) + :o',
    { ':z': N(0), ':o': N(1) },
    { a: N(2), b: N(1) },
  ],
  [
    'SET list_append',
    { a: L(N(1)) },
    'SET a = list_append(a, :v), b = list_append(if_not_exists(b, :e), :v)',
    { ':v': L(N(2)), ':e': L() },
    { a: L(N(1), N(2)), b: L(N(2)) },
  ],
  ['SET within a map', { a: { M: {} } }, 'SET a.b = :v', { ':v': N(1) }, { a: { M: { b: N(1) } } }],
  ['SET a list element', { a: L(N(1), N(2)) }, 'SET a[0] = :v', { ':v': N(9) }, { a: L(N(9), N(2)) }],
  [
    'SET beyond a list',
    { a: L(N(1)) },
    'SET a[7] = :v, a[5] = :w',
    { ':v': N(9), ':w': N(8) },
    { a: L(N(1), N(8), N(9)) },
  ],
  ['REMOVE', { a: N(1), b: N(2) }, 'REMOVE a, absent', undefined, { b: N(2) }],
  ['REMOVE of list elements', { a: L(N(0), N(1), N(2), N(3)) }, 'REMOVE a[1], a[2]', undefined, { a: L(N(0), N(3)) }],
  ['ADD to a number, present or not', { a: N(1) }, 'ADD a :v, b :v', { ':v': N(2) }, { a: N(3), b: N(2) }],
  ['ADD to a set', { a: { SS: ['x'] } }, 'ADD a :v', { ':v': { SS: ['x', 'y'] } }, { a: { SS: ['x', 'y'] } }],
  ['DELETE from a set', { a: { SS: ['x', 'y'] } }, 'DELETE a :v', { ':v': { SS: ['x', 'z'] } }, { a: { SS: ['y'] } }],
  ['DELETE of all of a set', { a: { SS: ['x'] }, b: N(1) }, 'DELETE a :v', { ':v': { SS: ['x'] } }, { b: N(1) }],
  [
    'all clauses at once, in any order and case',
    { a: N(1), b: N(2), c: { NS: ['1', '2'] } },
    'remove b ADD d :v set a = a + :v DELETE c :s',
    { ':v': N(2), ':s': { NS: ['1.0'] } },
    { a: N(3), c: { NS: ['2'] }, d: N(2) },
  ],
];

const INVALID: readonly (readonly [string, RegExp])[] = [
  ['SET pk = :v', /Cannot update attribute pk\. This attribute is part of the key/u],
  ['SET a = absent', /refers to an attribute that does not exist in the item/u],
  ['SET word = word + :v', /incorrect data type/u],
  ['SET a = :s + :v', /Incorrect operand type/u],
  ['SET absent.b = :v', /document path provided in the update expression is invalid/u],
  ['SET word.b = :v', /document path provided in the update expression is invalid/u],
  ['SET a = :v, a = :s', /Two document paths overlap/u],
  ['SET a = :v, a.b = :s', /Two document paths overlap/u],
  ['SET a.b = :v, a[1] = :s', /Two document paths conflict/u],
  ['SET a = :v SET b = :s', /can only be used once/u],
  ['ADD word :v', /incorrect data type/u],
  ['ADD a :s', /Incorrect operand type/u],
  ['DELETE a :v', /Incorrect operand type/u],
  ['SET a', /Syntax error/u],
  ['PUT a = :v', /Syntax error/u],
  ['SET a = nonsense(:v)', /Invalid function name/u],
  ['SET a = if_not_exists(:v, :s)', /document path/u],
  ['SET a = :undefined', /value used in expression is not defined/u],
];

export const updates = ({ get, stored, update, fresh }: Bench): void => {
  describe('an update', () => {
    it.each(CASES)('does %s', async (_, before, UpdateExpression, values, after) => {
      const key = await stored(before);
      await update(key, { UpdateExpression, ...(values && { ExpressionAttributeValues: values }) });
      const { pk, sk, ...rest } = (await get(key)) ?? {};
      expect(rest).toEqual(after);
    });

    it.each(INVALID)('is refused, and changes nothing: %s', async (UpdateExpression, why) => {
      const before: Item = { word: S('x'), n: N(1) };
      const key = await stored(before);
      const all: Item = { ':v': N(1), ':s': S('s') };
      const values = Object.fromEntries(Object.entries(all).filter(([name]) => UpdateExpression.includes(name)));
      const answer = await refusal(
        update(key, {
          UpdateExpression,
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        }),
      );
      expect(answer).toMatch(/^ValidationException: /u);
      expect(answer).toMatch(why);
      expect(await get(key)).toEqual({ ...key, ...before });
    });

    it('makes an item that is not there, even without an expression', async () => {
      const key = { pk: S(fresh()), sk: S('a') };
      await update(key, {});
      expect(await get(key)).toEqual(key);
      const other = { ...key, sk: S('b') };
      await update(other, { UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': N(1) } });
      expect(await get(other)).toEqual({ ...other, n: N(1) });
    });

    it('answers what it is asked: the old, the new, or what it changed of either', async () => {
      const change = {
        UpdateExpression: 'SET a = :v, c = :v',
        ExpressionAttributeValues: { ':v': N(2) },
      };
      const before: Item = { a: N(1), d: N(4) };
      const after: Item = { a: N(2), c: N(2), d: N(4) };
      const answers = {
        ALL_OLD: before,
        UPDATED_OLD: { a: N(1) },
        ALL_NEW: after,
        UPDATED_NEW: { a: N(2), c: N(2) },
      } as const;
      for (const ReturnValues of ['ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] as const) {
        const key = await stored(before);
        const whole = ReturnValues.startsWith('ALL') ? key : {};
        expect(await update(key, { ...change, ReturnValues })).toEqual({ ...whole, ...answers[ReturnValues] });
      }
    });

    it('happens only under its condition', async () => {
      const key = await stored({ n: N(1) });
      const change = {
        UpdateExpression: 'SET n = :next',
        ConditionExpression: 'n = :now',
        ExpressionAttributeValues: { ':now': N(1), ':next': N(2) },
      };
      await update(key, change);
      expect(await refusal(update(key, change))).toMatch(/^ConditionalCheckFailedException: /u);
      expect(await get(key)).toEqual({ ...key, n: N(2) });
    });
  });
};
